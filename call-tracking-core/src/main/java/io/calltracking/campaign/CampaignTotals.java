package io.calltracking.campaign;

import java.time.Duration;
import java.util.Map;

/**
 * How far a campaign has come. Each contact is in one of {@link #pending}, {@link #live}, {@link #completed} and
 * {@link #skipped}, so these always add up to {@link #contacts}; and each completed one has one outcome, by its last call.
 *
 * @param pending contacts to be called, for the first time or again
 * @param live contacts whose call waits or is under way
 * @param outcomes how many of the completed ones ended how; those without any are left out
 * @param skips how many were skipped for which reason; those without any are left out
 * @param calls what the calls add up to, further attempts among them, as of now: also when cost or length came late
 */
public record CampaignTotals(
        long pending, long live, Map<ContactOutcome, Long> outcomes, Map<SkipReason, Long> skips, CallSums calls) {

    /** Copies the maps. */
    public CampaignTotals {
        outcomes = Map.copyOf(outcomes);
        skips = Map.copyOf(skips);
    }

    /** All contacts. */
    public long contacts() {
        return pending + live + completed() + skipped();
    }

    /** Contacts whose last call is over and who are not called again. */
    public long completed() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Contacts that are not called, for whatever reason. */
    public long skipped() {
        return skips.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Completed contacts with this outcome. */
    public long with(ContactOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    /** Contacts skipped for this reason. */
    public long skipped(SkipReason reason) {
        return skips.getOrDefault(reason, 0L);
    }

    /** Contacts that were talked to. */
    public long successful() {
        return with(ContactOutcome.SUCCESSFUL);
    }

    /** Contacts whose calls came to nothing for a technical reason, or were called off. */
    public long failed() {
        return with(ContactOutcome.FAILED)
                + with(ContactOutcome.NOT_PLACED)
                + with(ContactOutcome.UNRESOLVED)
                + with(ContactOutcome.CANCELED);
    }

    /** Contacts that were dialed and did not pick up: {@link #noAnswer()} and {@link #busy()}. */
    public long missed() {
        return noAnswer() + busy();
    }

    /** Contacts where nobody picked up. */
    public long noAnswer() {
        return with(ContactOutcome.NO_ANSWER);
    }

    /** Contacts whose line was busy. */
    public long busy() {
        return with(ContactOutcome.BUSY);
    }

    /** Contacts where a machine picked up. */
    public long voicemail() {
        return with(ContactOutcome.VOICEMAIL);
    }

    /** The talks of all calls together. */
    public Duration talkDuration() {
        return calls.talkDuration();
    }

    /** The average talk of the calls in which there was one; zero when there was none. */
    public Duration averageTalk() {
        return calls.talks() == 0 ? Duration.ZERO : calls.talkDuration().dividedBy(calls.talks());
    }
}
