package io.calltracking.statistics;

import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;

/** What the calls of one group of a {@link StatisticsReport} have in common. */
public enum Grouping {
    /** The hour in which they were created, by the clocks of the query's zone. */
    HOUR,
    /** The day on which they were created, by the calendar of the query's zone. */
    DAY,
    /** {@link CallSpec#owner()} */
    OWNER,
    /** {@link CallSpec#agent()} */
    AGENT,
    /** {@link CallSpec#campaign()} */
    CAMPAIGN,
    /** {@link ProviderIds#provider()} */
    PROVIDER,
    /** {@link Remarks#outcome()} */
    OUTCOME,
    /** {@link CallStatus} */
    STATUS;

    /** Whether it is a stretch of time. */
    public boolean isTime() {
        return this == HOUR || this == DAY;
    }
}
