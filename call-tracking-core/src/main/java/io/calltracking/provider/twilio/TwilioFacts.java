package io.calltracking.provider.twilio;

import io.calltracking.AnsweredBy;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.client.twilio.TwilioAnsweredBy;
import io.calltracking.client.twilio.TwilioCall;
import io.calltracking.client.twilio.TwilioRecordingStatus;
import io.calltracking.client.twilio.TwilioWebhook;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Twilio tells of how a call went. */
final class TwilioFacts {
    private static final String USUAL_CURRENCY = "USD";

    private TwilioFacts() {}

    /** What reading a call back told. */
    static CallFacts of(TwilioCall call, @Nullable CallStatus status, Recording recording) {
        boolean ended = status != null && status.isLineEnded();
        return CallFacts.builder()
                .answeredBy(call.answeredBy().map(TwilioFacts::answeredBy).orElse(null))
                .talkDuration(ended ? talked(call.duration(), status) : null)
                .cost(ended ? cost(call) : null)
                .recording(recording)
                .failure(status == CallStatus.FAILED ? new Failure(Failure.PROVIDER, null) : null)
                .build();
    }

    /** What a status callback told. That it names a recording does not prove that this can be fetched. */
    static CallFacts of(TwilioWebhook.CallStatus told, @Nullable CallStatus status) {
        boolean ended = status != null && status.isLineEnded();
        return CallFacts.builder()
                .answeredBy(told.answeredBy().map(TwilioFacts::answeredBy).orElse(null))
                .talkDuration(ended ? talked(told.callDuration(), status) : null)
                .recording(told.recordingSid() == null ? Recording.NONE : Recording.PENDING)
                .failure(status == CallStatus.FAILED ? failure(told.sipResponseCode()) : null)
                .build();
    }

    static AnsweredBy answeredBy(TwilioAnsweredBy told) {
        return switch (told.kind()) {
            case HUMAN -> AnsweredBy.HUMAN;
            case MACHINE, MACHINE_START, MACHINE_END_BEEP, MACHINE_END_SILENCE, MACHINE_END_OTHER -> AnsweredBy.MACHINE;
            case FAX -> AnsweredBy.FAX;
            case UNKNOWN -> AnsweredBy.UNKNOWN;
        };
    }

    static RecordingState state(TwilioRecordingStatus told) {
        return told.isReady() ? RecordingState.READY : told.isLost() ? RecordingState.ABSENT : RecordingState.PENDING;
    }

    private static @Nullable Duration talked(@Nullable Duration told, @Nullable CallStatus status) {
        return told == null && status != CallStatus.COMPLETED ? Duration.ZERO : told;
    }

    private static @Nullable Money cost(TwilioCall call) {
        return call.cost()
                .map(cost -> new Money(cost.amount(), cost.currency() == null ? USUAL_CURRENCY : cost.currency()))
                .orElse(null);
    }

    private static Failure failure(@Nullable Integer sipCode) {
        return sipCode == null
                ? new Failure(Failure.PROVIDER, null)
                : new Failure("SIP_" + sipCode, "the carrier answered with SIP code " + sipCode);
    }
}
