package io.calltracking.campaign;

import io.calltracking.Call;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call of a campaign, for its call log: status, times, number, talk, provider and cost are the call's.
 *
 * @param call the call
 * @param contact the number of its contact in the campaign
 * @param attempt which attempt at that contact, from 1
 * @param status what became of it, in the words of the log
 * @param rawData what the provider last told of the call when it was looked at; null when that is not known
 */
public record CampaignLogEntry(
        Call call,
        long contact,
        int attempt,
        Status status,
        @Nullable String rawData) {

    /** Refuses null. */
    public CampaignLogEntry {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(status, "status");
    }

    /** The words of the log. */
    public enum Status {
        /** To be asked for, asked for, or accepted by the provider; not dialed as far as anybody knows. */
        INITIATED,
        /** The provider is setting it up. */
        DIALING,
        /** The phone rings. */
        RINGING,
        /** Somebody or something picked up, and the line is open or its data still comes. */
        ANSWERED,
        /** Ended after it was answered. */
        COMPLETED,
        /** Could not be made, broke down or was called off. */
        FAILED,
        /** The line was busy. */
        MISSED,
        /** Nobody picked up. */
        NO_ANSWER
    }
}
