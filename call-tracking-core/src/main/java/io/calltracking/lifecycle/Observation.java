package io.calltracking.lifecycle;

import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Direction;
import io.calltracking.EventSource;
import io.calltracking.Masked;
import io.calltracking.Remarks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One piece of news about a call, from whatever source. Immutable. */
public final class Observation {
    private final EventSource source;
    private final @Nullable CallStatus status;
    private final @Nullable String rawStatus;
    private final CallFacts facts;
    private final @Nullable Instant occurredAt;
    private final @Nullable Long sequence;
    private final int providerAttempt;
    private final boolean retryExpected;
    private final @Nullable CallId callId;
    private final @Nullable String providerCallId;
    private final @Nullable String runId;
    private final @Nullable String carrierCallId;
    private final @Nullable Direction direction;
    private final @Nullable String number;
    private final @Nullable String caller;
    private final Set<CallStatus> onlyFrom;
    private final @Nullable String note;
    private final @Nullable String dedupeKey;
    private final @Nullable String payload;
    private final @Nullable SlotNews slotNews;
    private final Remarks remarks;
    private final Set<Remarks.Part> takenBack;
    private final boolean hint;

    private Observation(Builder builder) {
        source = builder.source;
        status = builder.status;
        rawStatus = builder.rawStatus;
        facts = builder.facts;
        occurredAt = builder.occurredAt;
        sequence = builder.sequence;
        providerAttempt = builder.providerAttempt;
        retryExpected = builder.retryExpected;
        callId = builder.callId;
        providerCallId = builder.providerCallId;
        runId = builder.runId;
        carrierCallId = builder.carrierCallId;
        direction = builder.direction;
        number = builder.number;
        caller = builder.caller;
        onlyFrom = builder.onlyFrom;
        note = builder.note;
        dedupeKey = builder.dedupeKey;
        payload = builder.payload;
        slotNews = builder.slotNews;
        remarks = builder.remarks;
        takenBack = builder.takenBack;
        hint = builder.hint;
    }

    /** Starts news that says nothing yet. */
    public static Builder from(EventSource source) {
        return new Builder(source);
    }

    /** Who said so. */
    public EventSource source() {
        return source;
    }

    /** The status told, in our words; null when none was told or the provider's word is not known. */
    public @Nullable CallStatus status() {
        return status;
    }

    /** The status told, in the provider's words; null when the news is not a provider's. */
    public @Nullable String rawStatus() {
        return rawStatus;
    }

    /** What is told of how the call went. */
    public CallFacts facts() {
        return facts;
    }

    /** When it happened by the provider's clock; null when not told. */
    public @Nullable Instant occurredAt() {
        return occurredAt;
    }

    /** The provider's own number of the news; null where it gives none. */
    public @Nullable Long sequence() {
        return sequence;
    }

    /** How often the provider had dialed again by itself, from 0. */
    public int providerAttempt() {
        return providerAttempt;
    }

    /** Whether the provider may dial again by itself although the status is terminal. */
    public boolean retryExpected() {
        return retryExpected;
    }

    /** Our id, where the provider gave our tag back; else null. */
    public @Nullable CallId callId() {
        return callId;
    }

    /** The provider's id of the call; null only for our own news. */
    public @Nullable String providerCallId() {
        return providerCallId;
    }

    /** The provider's run id; null when not told. */
    public @Nullable String runId() {
        return runId;
    }

    /** The carrier's id; null when not told. */
    public @Nullable String carrierCallId() {
        return carrierCallId;
    }

    /** Who called whom; null when not told. */
    public @Nullable Direction direction() {
        return direction;
    }

    /** The number called, E.164: ours when the call is inbound. Null when not told. */
    public @Nullable String number() {
        return number;
    }

    /** The number that called, E.164; null when not told, as for a caller who withholds it. */
    public @Nullable String caller() {
        return caller;
    }

    /** The statuses in which this news means anything; empty for all. */
    public Set<CallStatus> onlyFrom() {
        return onlyFrom;
    }

    /** What the library has to say about it; null when nothing. */
    public @Nullable String note() {
        return note;
    }

    /** Names the news so that a repetition is recognised; null for news that cannot repeat. */
    public @Nullable String dedupeKey() {
        return dedupeKey;
    }

    /** What was received, word for word; null when nothing was. */
    public @Nullable String payload() {
        return payload;
    }

    /** What it says of the slot; null when that follows from the status. */
    public @Nullable SlotNews slotNews() {
        return slotNews;
    }

    /** What the app or its people say of the call; {@link Remarks#NONE} when nothing. */
    public Remarks remarks() {
        return remarks;
    }

    /** What the app or its people said before and take back now; empty for nothing. */
    public Set<Remarks.Part> takenBack() {
        return takenBack;
    }

    /** Whether it is to be logged without changing anything, because whoever told it is not to be believed by itself. */
    public boolean hint() {
        return hint;
    }

    /**
     * The same news as a hint, which changes nothing.
     *
     * @param dedupeKey another than that of the news, which may come again from a better source
     * @param note why it changes nothing
     */
    public Observation asHint(String dedupeKey, String note) {
        Builder builder = toBuilder(source).dedupeKey(dedupeKey).note(note);
        builder.hint = true;
        return builder.build();
    }

    /** The same news without what may not come back to a call that was erased. */
    Observation impersonal() {
        return toBuilder(source)
                .facts(Erasure.of(facts))
                .remarks(new Remarks(remarks.outcome(), null))
                .payload(null)
                .build();
    }

    /** The same news, told by another source. */
    public Observation by(EventSource other) {
        return toBuilder(other).build();
    }

    /** The same news without the key that recognises a repetition. */
    public Observation withoutDedupeKey() {
        return toBuilder(source).dedupeKey(null).build();
    }

    private Builder toBuilder(EventSource other) {
        Builder builder = new Builder(other);
        builder.hint = hint;
        return builder.status(status)
                .rawStatus(rawStatus)
                .facts(facts)
                .occurredAt(occurredAt)
                .sequence(sequence)
                .providerAttempt(providerAttempt)
                .retryExpected(retryExpected)
                .callId(callId)
                .providerCallId(providerCallId)
                .runId(runId)
                .carrierCallId(carrierCallId)
                .direction(direction)
                .number(number)
                .caller(caller)
                .onlyFrom(onlyFrom)
                .note(note)
                .dedupeKey(dedupeKey)
                .payload(payload)
                .slotNews(slotNews)
                .remarks(remarks)
                .takenBack(takenBack);
    }

    NewsOrder order() {
        return new NewsOrder(
                status == null ? -1 : status.rank(),
                sequence == null ? -1 : sequence,
                occurredAt == null ? -1 : occurredAt.toEpochMilli());
    }

    /** Source, status and ids: the rest is personal. */
    @Override
    public String toString() {
        return "Observation[" + source + " " + status + " (" + rawStatus + ") of " + callId + "/" + providerCallId
                + (number == null ? "" : " to " + Masked.number(number)) + "]";
    }

    /** Collects what is told. Not thread-safe. */
    public static final class Builder {
        private final EventSource source;
        private @Nullable CallStatus status;
        private @Nullable String rawStatus;
        private CallFacts facts = CallFacts.NONE;
        private @Nullable Instant occurredAt;
        private @Nullable Long sequence;
        private int providerAttempt;
        private boolean retryExpected;
        private @Nullable CallId callId;
        private @Nullable String providerCallId;
        private @Nullable String runId;
        private @Nullable String carrierCallId;
        private @Nullable Direction direction;
        private @Nullable String number;
        private @Nullable String caller;
        private Set<CallStatus> onlyFrom = Set.of();
        private @Nullable String note;
        private @Nullable String dedupeKey;
        private @Nullable String payload;
        private @Nullable SlotNews slotNews;
        private Remarks remarks = Remarks.NONE;
        private Set<Remarks.Part> takenBack = Set.of();
        private boolean hint;

        private Builder(EventSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /** See {@link Observation#status()}. */
        public Builder status(@Nullable CallStatus status) {
            this.status = status;
            return this;
        }

        /** See {@link Observation#rawStatus()}. */
        public Builder rawStatus(@Nullable String rawStatus) {
            this.rawStatus = rawStatus;
            return this;
        }

        /** See {@link Observation#facts()}. */
        public Builder facts(CallFacts facts) {
            this.facts = facts;
            return this;
        }

        /** See {@link Observation#occurredAt()}; cut to the millisecond. */
        public Builder occurredAt(@Nullable Instant occurredAt) {
            this.occurredAt = occurredAt == null ? null : occurredAt.truncatedTo(ChronoUnit.MILLIS);
            return this;
        }

        /** See {@link Observation#sequence()}. */
        public Builder sequence(@Nullable Long sequence) {
            this.sequence = sequence;
            return this;
        }

        /** See {@link Observation#providerAttempt()}. */
        public Builder providerAttempt(int providerAttempt) {
            this.providerAttempt = providerAttempt;
            return this;
        }

        /** See {@link Observation#retryExpected()}. */
        public Builder retryExpected(boolean retryExpected) {
            this.retryExpected = retryExpected;
            return this;
        }

        /** See {@link Observation#callId()}. */
        public Builder callId(@Nullable CallId callId) {
            this.callId = callId;
            return this;
        }

        /** See {@link Observation#providerCallId()}. */
        public Builder providerCallId(@Nullable String providerCallId) {
            this.providerCallId = providerCallId;
            return this;
        }

        /** See {@link Observation#runId()}. */
        public Builder runId(@Nullable String runId) {
            this.runId = runId;
            return this;
        }

        /** See {@link Observation#carrierCallId()}. */
        public Builder carrierCallId(@Nullable String carrierCallId) {
            this.carrierCallId = carrierCallId;
            return this;
        }

        /** See {@link Observation#direction()}. */
        public Builder direction(@Nullable Direction direction) {
            this.direction = direction;
            return this;
        }

        /** See {@link Observation#caller()}. */
        public Builder caller(@Nullable String caller) {
            this.caller = caller;
            return this;
        }

        /** See {@link Observation#number()}. */
        public Builder number(@Nullable String number) {
            this.number = number;
            return this;
        }

        /** See {@link Observation#onlyFrom()}. */
        public Builder onlyFrom(Set<CallStatus> statuses) {
            this.onlyFrom = Set.copyOf(statuses);
            return this;
        }

        /** See {@link Observation#note()}. */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /** See {@link Observation#dedupeKey()}; one longer than stores keep is replaced by its hash. */
        public Builder dedupeKey(@Nullable String dedupeKey) {
            this.dedupeKey = dedupeKey == null ? null : DedupeKey.ofAnyLength(dedupeKey);
            return this;
        }

        /** See {@link Observation#payload()}. */
        public Builder payload(@Nullable String payload) {
            this.payload = payload;
            return this;
        }

        /** See {@link Observation#slotNews()}. */
        public Builder slotNews(@Nullable SlotNews slotNews) {
            this.slotNews = slotNews;
            return this;
        }

        /** See {@link Observation#remarks()}. */
        public Builder remarks(Remarks remarks) {
            this.remarks = remarks;
            return this;
        }

        /** See {@link Observation#takenBack()}. */
        public Builder takenBack(Set<Remarks.Part> parts) {
            this.takenBack = Set.copyOf(parts);
            return this;
        }

        /** The news. */
        public Observation build() {
            return new Observation(this);
        }
    }
}
