package io.calltracking;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to reach one number, as it was known at one moment. Immutable; a later state is another value with a
 * higher version.
 *
 * @param id our name of it
 * @param version grows by one with each change; stores compare it before they write
 * @param spec what was asked for
 * @param ids the provider and its names of the call
 * @param state where it stands
 * @param facts what is known of how it went
 * @param times when what happened
 * @param remarks what the app says of it
 * @param orders from which news each fact was taken, in words of the lifecycle; empty at first. Stores keep it as it is
 */
public record Call(
        CallId id,
        long version,
        CallSpec spec,
        ProviderIds ids,
        CallState state,
        CallFacts facts,
        CallTimes times,
        Remarks remarks,
        String orders) {

    /** Refuses null. */
    public Call {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(remarks, "remarks");
        Objects.requireNonNull(orders, "orders");
    }

    /** Where the call stands. */
    public CallStatus status() {
        return state.status();
    }

    /** The provider's own word for where it stands; null before it said anything. */
    public @Nullable String rawStatus() {
        return state.rawStatus();
    }

    /** The number called, E.164. */
    public String to() {
        return spec.to();
    }

    /** The number shown to the callee; null when the provider chose. */
    public @Nullable String from() {
        return spec.from();
    }

    /** The tenant or user it belongs to. */
    public String owner() {
        return spec.owner();
    }

    /** The provider's name. */
    public String provider() {
        return ids.provider();
    }

    /** The provider's id of it; null until the provider has answered. */
    public @Nullable String providerCallId() {
        return ids.callId();
    }

    /** Why it failed; null unless it did. */
    public @Nullable Failure failure() {
        return facts.failure();
    }

    /** How long the two sides talked; null until known, zero when nobody did. */
    public @Nullable Duration talkDuration() {
        return facts.talkDuration();
    }

    /** What the provider charges; null until known. */
    public @Nullable Money cost() {
        return facts.cost();
    }

    /** The recording. */
    public Recording recording() {
        return facts.recording();
    }

    /** Whether it is hidden from lists. */
    public boolean isDeleted() {
        return times.deleted() != null;
    }

    /** Whether what is personal was taken out of it, for good. */
    public boolean isErased() {
        return times.erased() != null;
    }

    /** The app's own data. */
    public Map<String, @Nullable Object> metadata() {
        return spec.metadata();
    }

    /**
     * The number that no other campaign may call meanwhile: that of a campaign's call with a place in its pool. Null for any
     * other call, and for one that is counted whether we allow it or not, see {@link Slot#unnumbered}.
     */
    public @Nullable String heldNumber() {
        Slot slot = state.slot();
        boolean holds =
                slot != null && slot.inCampaign() != null && !id.toString().equals(slot.inCampaign());
        return holds ? spec.to() : null;
    }

    /** The same version with another state. */
    public Call with(CallState state) {
        return new Call(id, version, spec, ids, state, facts, times, remarks, orders);
    }

    /** The next version with another state. */
    public Call next(CallState state, CallFacts facts, CallTimes times) {
        return new Call(id, version + 1, spec, ids, state, facts, times, remarks, orders);
    }

    /** Ids and status: the rest is personal. */
    @Override
    public String toString() {
        return "Call[" + id + " v" + version + " " + status() + " " + provider() + "/" + providerCallId() + " to "
                + Masked.number(to()) + "]";
    }
}
