package io.calltracking;

/** What calls can be found by, word for word: case counts, and no character has a meaning of its own. */
public enum CallField {
    /** {@link CallSpec#owner()} */
    OWNER,
    /** {@link CallSpec#contact()} */
    CONTACT,
    /** {@link CallSpec#agent()} */
    AGENT,
    /** {@link CallSpec#campaign()} */
    CAMPAIGN,
    /** {@link ProviderIds#runId()} */
    RUN_ID,
    /** {@link CallSpec#to()} or {@link CallSpec#from()} */
    NUMBER,
    /** {@link Remarks#outcome()} */
    OUTCOME
}
