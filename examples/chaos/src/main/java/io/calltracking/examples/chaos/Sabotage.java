package io.calltracking.examples.chaos;

/** What is broken on purpose, one promise each, to show that the audit notices. */
enum Sabotage {
    /** Nothing: the library as it is. */
    NONE,
    /** A request to place a call is sent again when nobody knows what became of it, as common SDKs do. */
    RETRY_PLACING,
    /** An unknown outcome is taken for "not processed" and goes back to the queue. */
    UNKNOWN_IS_LATER,
    /** The intent is stored after the provider was asked. */
    INTENT_AFTER,
    /** A webhook gets its 2xx before it is durable. */
    ACK_BEFORE_DURABLE,
    /** Webhooks about unknown calls are acknowledged and kept in memory only. */
    PARK_IN_MEMORY,
    /** A change is written although the stored version is another one. */
    NO_VERSION_CHECK,
    /** What is due is told by the clock of each machine instead of the database's. */
    OWN_CLOCK,
    /** Who is live is counted, and if there are few enough, the call is written. */
    SELECT_THEN_INSERT,
    /** A slot is taken away from a call that has held it for long, without a look at the call. */
    FREED_BY_AGE,
    /** The slot is given back by a second change after the one that ends the call. */
    FREED_AFTERWARDS,
    /** The contacts of a campaign are counted by one query for each status. */
    COUNTED_IN_TURN,
    /** Campaigns are read once and kept in memory. */
    CAMPAIGNS_KEPT,
    /** The suppression list is read once and kept in memory. */
    SUPPRESSIONS_KEPT,
    /** Nobody looks at the calling hours. */
    WITHOUT_HOURS,
    /** A contact is taken to be called without counting the attempt. */
    ATTEMPTS_UNCOUNTED
}
