package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTest {
    @Test
    void ruleIsReadFromTheMessageOfEachDatabase() {
        assertThat(Rule.namedIn(
                        "ERROR: duplicate key value violates unique constraint \"ct_call_unsettled_number\"\n"
                                + "  Detail: Key (unsettled_number)=(ct_call_id) already exists.",
                        Prefix.DEFAULT))
                .contains(Rule.UNSETTLED_NUMBER);
        assertThat(Rule.namedIn(
                        "Unique index or primary key violation: \"PUBLIC.CT_CALL_IDEMPOTENCY_KEY ON"
                                + " PUBLIC.CT_CALL(OWNER NULLS FIRST) VALUES ( /* 1 */ 'ct_event_id' )\"",
                        Prefix.DEFAULT))
                .contains(Rule.IDEMPOTENCY_KEY);
    }

    @Test
    void ruleIsReadFromTheEndOfAMessageThatBeginsWithValues() {
        MariaDbDialect dialect = new MariaDbDialect();
        assertThat(dialect.broken(
                        "(conn=5) Duplicate entry 'a' for key 'ct_call_id'' for key 'ct_call_unsettled_number'",
                        Prefix.DEFAULT))
                .contains(Rule.UNSETTLED_NUMBER);
        assertThat(dialect.broken(
                        "Duplicate entry 'a-ct_call_id' for key 'ct_call.ct_call_idempotency_key'", Prefix.DEFAULT))
                .contains(Rule.IDEMPOTENCY_KEY);
        assertThat(dialect.broken("Duplicate entry 'a-1' for key 'PRIMARY'", Prefix.DEFAULT))
                .contains(Rule.CALL_ID);
        assertThat(dialect.broken("Duplicate entry 'a-1' for key 'ct_call.PRIMARY'", Prefix.DEFAULT))
                .contains(Rule.CALL_ID);
        assertThat(dialect.broken("Duplicate entry 'ct_call_id' for key 'of_the_app'", Prefix.DEFAULT))
                .isEmpty();
        assertThat(dialect.broken("something else", Prefix.DEFAULT)).isEmpty();
    }

    @Test
    void rulesOfOthersAreNotOurs() {
        assertThat(Rule.namedIn("unique constraint \"ct_call_idea\"", Prefix.DEFAULT))
                .isEmpty();
        assertThat(Rule.namedIn("unique constraint \"xct_call_id\"", Prefix.DEFAULT))
                .isEmpty();
        assertThat(Rule.namedIn("unique constraint \"ct_call_id\"", new Prefix("app_")))
                .isEmpty();
        assertThat(Rule.namedIn("unique constraint \"app_call_id\"", new Prefix("app_")))
                .contains(Rule.CALL_ID);
    }
}
