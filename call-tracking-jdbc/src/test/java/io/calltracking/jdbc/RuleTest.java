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
