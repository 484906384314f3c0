package io.calltracking.provider.bland;

import io.calltracking.AnsweredBy;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.Recording;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.client.bland.BlandCallOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Bland tells of how a call went, once its line has ended. */
final class BlandFacts {
    /** The code of a call that the carrier took for spam. */
    static final String BLOCKED = "CARRIER_BLOCKED";

    private static final String CURRENCY = "USD";

    private BlandFacts() {}

    static CallFacts of(BlandCall call, @Nullable CallStatus status, boolean settled) {
        if (status == null || !status.isLineEnded()) {
            return CallFacts.NONE;
        }
        return CallFacts.builder()
                .talkDuration(talked(call, status))
                .cost(status.isTerminal() && settled ? cost(call.priceUsd()) : null)
                .answeredBy(answeredBy(call))
                .transcript(BlandTexts.transcript(call))
                .summary(call.summary())
                .recording(recording(call, status))
                .extractedData(BlandTexts.extracted(call))
                .failure(status == CallStatus.FAILED ? failure(call) : null)
                .build();
    }

    /** Before all data is in, zero means "not known yet". */
    private static @Nullable Duration talked(BlandCall call, CallStatus status) {
        Duration corrected = call.correctedDuration();
        Duration told = corrected == null ? call.duration() : corrected;
        if (!status.isTerminal()) {
            return told == null || told.isZero() ? null : told;
        }
        return told == null && status != CallStatus.COMPLETED ? Duration.ZERO : told;
    }

    private static @Nullable Money cost(@Nullable BigDecimal price) {
        return price == null ? null : new Money(price, CURRENCY);
    }

    private static @Nullable AnsweredBy answeredBy(BlandCall call) {
        return switch (call.answeredBy().kind()) {
            case HUMAN -> AnsweredBy.HUMAN;
            case VOICEMAIL, MACHINE -> AnsweredBy.MACHINE;
            case UNKNOWN -> call.answeredBy().raw().isEmpty() ? null : AnsweredBy.UNKNOWN;
            case NO_ANSWER, BUSY -> null;
        };
    }

    private static Recording recording(BlandCall call, CallStatus status) {
        String url = call.recordingUrl();
        if (url != null) {
            return Recording.ready(url);
        }
        boolean answered = status == CallStatus.COMPLETED || status == CallStatus.DISCONNECTED;
        if (answered && call.isRecorded()) {
            return Recording.PENDING;
        }
        return answered && call.raw().get("record") == null ? Recording.NONE : Recording.ABSENT;
    }

    private static Failure failure(BlandCall call) {
        if (call.outcome() == BlandCallOutcome.BLOCKED) {
            return new Failure(BLOCKED, call.errorMessage());
        }
        String code = call.queueStatus().isCallFailure() ? call.queueStatus().raw() : Failure.PROVIDER;
        return new Failure(code, call.errorMessage());
    }
}
