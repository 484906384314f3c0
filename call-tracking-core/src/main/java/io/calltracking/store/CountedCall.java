package io.calltracking.store;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What statistics look at of a call; nothing personal.
 *
 * @param id the call
 * @param version its version
 * @param deleted whether it is hidden, so that it is not counted
 * @param party whom it belongs to
 * @param status where it stands
 * @param outcome what the app says of it; null until given
 * @param answeredBy who or what picked up; null until known
 * @param talk how long the two sides talked; null until known
 * @param cost what the provider charges; null until known
 * @param course when what happened
 */
public record CountedCall(
        CallId id,
        long version,
        boolean deleted,
        Party party,
        CallStatus status,
        @Nullable String outcome,
        @Nullable AnsweredBy answeredBy,
        @Nullable Duration talk,
        @Nullable Money cost,
        Course course) {

    /** Refuses null where it means nothing. */
    public CountedCall {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(party, "party");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(course, "course");
    }

    /**
     * Whom a call belongs to, and who made it.
     *
     * @param owner the tenant or user
     * @param agent the assistant that speaks; null for none
     * @param campaign null for none
     * @param provider the provider's name
     */
    public record Party(
            String owner, @Nullable String agent, @Nullable String campaign, String provider) {

        /** Refuses null where it means nothing. */
        public Party {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(provider, "provider");
        }
    }

    /**
     * When what happened; see {@link CallTimes}.
     *
     * @param created it was asked for
     * @param initiated the request to the provider was about to be sent
     * @param ringing the phone rang
     * @param answered somebody or something picked up
     * @param ended the line ended
     */
    public record Course(
            Instant created,
            @Nullable Instant initiated,
            @Nullable Instant ringing,
            @Nullable Instant answered,
            @Nullable Instant ended) {

        /** Refuses a null creation. */
        public Course {
            Objects.requireNonNull(created, "created");
        }

        /** From the moment the call was asked for to the request to the provider; null when unknown. */
        public @Nullable Duration waited() {
            return between(created, initiated);
        }

        /** From the moment the phone rang to the answer, or to the end where there was none; null when unknown. */
        public @Nullable Duration rang() {
            return between(ringing, answered == null ? ended : answered);
        }

        /** Clocks of providers differ: what ends before it began tells nothing. */
        private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant end) {
            return from == null || end == null || end.isBefore(from) ? null : Duration.between(from, end);
        }
    }

    /** What statistics look at of this call. */
    public static CountedCall of(Call call) {
        CallTimes times = call.times();
        return new CountedCall(
                call.id(),
                call.version(),
                call.isDeleted(),
                new Party(call.owner(), call.spec().agent(), call.spec().campaign(), call.provider()),
                call.status(),
                call.remarks().outcome(),
                call.facts().answeredBy(),
                call.talkDuration(),
                call.cost(),
                new Course(times.created(), times.initiated(), times.ringing(), times.answered(), times.ended()));
    }
}
