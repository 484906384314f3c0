package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTest {
    @Test
    void ruleIsReadFromTheMessageOfTheServer() {
        assertThat(Rule.namedIn("Write error: WriteError{code=11000, message='E11000 duplicate key error collection:"
                        + " app.ct_call index: unsettled_number dup key: { unsettled_number: \" index: _id_ \" }'}"))
                .contains(Rule.UNSETTLED_NUMBER);
        assertThat(Rule.namedIn("E11000 duplicate key error collection: app.ct_call index: _id_ dup key: { _id: 1 }"))
                .contains(Rule.CALL_ID);
    }

    @Test
    void rulesOfOthersAreNotOurs() {
        assertThat(Rule.namedIn("E11000 duplicate key error collection: app.ct_call index: apps_own dup key: {}"))
                .isEmpty();
        assertThat(Rule.namedIn("unsettled_number")).isEmpty();
    }
}
