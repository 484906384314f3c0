package io.calltracking;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a call went. Each part is null until a provider tells it.
 *
 * @param talkDuration how long the two sides talked; zero when nobody did
 * @param answeredBy who or what picked up
 * @param transcript what was said, one line a turn
 * @param summary the provider's summary
 * @param recording never null; {@link Recording#NONE} until known
 * @param cost what the provider charges
 * @param extractedData what the agent extracted, as JSON text
 * @param failure why the call failed
 */
public record CallFacts(
        @Nullable Duration talkDuration,
        @Nullable AnsweredBy answeredBy,
        @Nullable String transcript,
        @Nullable String summary,
        Recording recording,
        @Nullable Money cost,
        @Nullable String extractedData,
        @Nullable Failure failure) {

    /** Nothing known. */
    public static final CallFacts NONE = builder().build();

    /** Refuses a null recording. */
    public CallFacts {
        Objects.requireNonNull(recording, "recording");
    }

    /** Starts with nothing known. */
    public static Builder builder() {
        return new Builder();
    }

    /** What is known, without what was said. */
    @Override
    public String toString() {
        return "CallFacts[talk=" + talkDuration + ", " + answeredBy + ", " + recording + ", cost=" + cost + ", failure="
                + (failure == null ? null : failure.code()) + "]";
    }

    /** Collects facts. Not thread-safe. */
    public static final class Builder {
        private @Nullable Duration talkDuration;
        private @Nullable AnsweredBy answeredBy;
        private @Nullable String transcript;
        private @Nullable String summary;
        private Recording recording = Recording.NONE;
        private @Nullable Money cost;
        private @Nullable String extractedData;
        private @Nullable Failure failure;

        private Builder() {}

        /** See {@link CallFacts#talkDuration()}. */
        public Builder talkDuration(@Nullable Duration talkDuration) {
            this.talkDuration = talkDuration;
            return this;
        }

        /** See {@link CallFacts#answeredBy()}. */
        public Builder answeredBy(@Nullable AnsweredBy answeredBy) {
            this.answeredBy = answeredBy;
            return this;
        }

        /** See {@link CallFacts#transcript()}. */
        public Builder transcript(@Nullable String transcript) {
            this.transcript = transcript;
            return this;
        }

        /** See {@link CallFacts#summary()}. */
        public Builder summary(@Nullable String summary) {
            this.summary = summary;
            return this;
        }

        /** See {@link CallFacts#recording()}. */
        public Builder recording(Recording recording) {
            this.recording = recording;
            return this;
        }

        /** See {@link CallFacts#cost()}. */
        public Builder cost(@Nullable Money cost) {
            this.cost = cost;
            return this;
        }

        /** See {@link CallFacts#extractedData()}. */
        public Builder extractedData(@Nullable String json) {
            this.extractedData = json;
            return this;
        }

        /** See {@link CallFacts#failure()}. */
        public Builder failure(@Nullable Failure failure) {
            this.failure = failure;
            return this;
        }

        /** The facts. */
        public CallFacts build() {
            return new CallFacts(
                    talkDuration, answeredBy, transcript, summary, recording, cost, extractedData, failure);
        }
    }
}
