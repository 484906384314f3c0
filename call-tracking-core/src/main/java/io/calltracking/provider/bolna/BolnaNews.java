package io.calltracking.provider.bolna;

import io.calltracking.AnsweredBy;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Direction;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.JsonText;
import io.calltracking.Money;
import io.calltracking.Recording;
import io.calltracking.client.bolna.BolnaExecution;
import io.calltracking.client.bolna.BolnaPlacedCall;
import io.calltracking.client.bolna.BolnaStatus;
import io.calltracking.internal.Numbers;
import io.calltracking.internal.OtherWords;
import io.calltracking.internal.Tag;
import io.calltracking.lifecycle.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bolna's words in ours. */
final class BolnaNews {
    private final String currency;

    BolnaNews(String currency) {
        this.currency = currency;
    }

    /** The answer to placing. */
    Observation accepted(BolnaPlacedCall placed) {
        CallStatus told = status(BolnaStatus.of(placed.status()), false);
        return Observation.from(EventSource.API)
                .providerCallId(placed.executionId())
                .runId(placed.runId())
                .status(told == null ? CallStatus.QUEUED : told)
                .rawStatus(placed.status())
                .payload(JsonText.write(placed.raw()))
                .build();
    }

    /** What reading the execution back told. */
    Observation read(BolnaExecution execution) {
        return news(EventSource.POLL, execution)
                .payload(JsonText.write(execution.raw()))
                .build();
    }

    /** What a webhook told. */
    Observation told(BolnaExecution execution, String body) {
        return news(EventSource.WEBHOOK, execution)
                .dedupeKey(dedupeKey(execution))
                .payload(body)
                .build();
    }

    /** What a webhook told that a tool of the agent sent; two tools may tell at the same moment. */
    Observation toldBeforeTool(BolnaExecution execution, String body) {
        return news(EventSource.WEBHOOK, execution)
                .dedupeKey(dedupeKey(execution) + "/tool/" + Integer.toHexString(body.hashCode()))
                .note("sent by a tool of the agent")
                .payload(body)
                .build();
    }

    /** Our tag, null when the execution carries none. */
    static @Nullable CallId tag(BolnaExecution execution) {
        return Tag.of(execution.recipientData().get(Tag.NAME));
    }

    /** Bolna's status in our words; null for a word nobody knows. */
    static @Nullable CallStatus status(BolnaStatus status, boolean inbound) {
        return switch (status.kind()) {
            case SCHEDULED, PREPARED, RESCHEDULED, QUEUED -> CallStatus.QUEUED;
            case INITIATED -> CallStatus.DIALING;
            case RINGING -> CallStatus.RINGING;
            case IN_PROGRESS -> CallStatus.IN_PROGRESS;
            case CALL_DISCONNECTED -> CallStatus.DISCONNECTED;
            case COMPLETED -> CallStatus.COMPLETED;
            case NO_ANSWER -> inbound ? CallStatus.MISSED : CallStatus.NO_ANSWER;
            case BUSY -> CallStatus.BUSY;
            case CANCELED, STOPPED -> CallStatus.CANCELED;
            case FAILED, ERROR, BALANCE_LOW -> CallStatus.FAILED;
            case UNKNOWN -> OtherWords.status(status.raw(), inbound);
        };
    }

    private static String dedupeKey(BolnaExecution execution) {
        return execution.status().raw() + "/" + execution.retryCount() + "/" + execution.updatedAt();
    }

    private Observation.Builder news(EventSource source, BolnaExecution execution) {
        CallStatus status = status(execution.status(), execution.isInbound());
        return Observation.from(source)
                .providerCallId(execution.id())
                .runId(execution.runId())
                .carrierCallId(execution.telephony().providerCallId())
                .callId(tag(execution))
                .direction(direction(execution))
                .number(Numbers.e164(execution.to()))
                .caller(Numbers.e164(execution.from()))
                .status(status)
                .rawStatus(execution.status().raw())
                .occurredAt(execution.updatedAt())
                .providerAttempt(execution.retryCount())
                .retryExpected(execution.isTerminal() && !execution.isFinal())
                .facts(facts(execution, status));
    }

    private static @Nullable Direction direction(BolnaExecution execution) {
        String word = execution.telephony().callType();
        if (word == null) {
            return null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "inbound" -> Direction.INBOUND;
            case "outbound" -> Direction.OUTBOUND;
            default -> null;
        };
    }

    private CallFacts facts(BolnaExecution execution, @Nullable CallStatus status) {
        if (status == null || !status.isLineEnded()) {
            return CallFacts.NONE;
        }
        boolean complete = status.isTerminal();
        return CallFacts.builder()
                .talkDuration(told(execution.conversationDuration(), complete))
                .cost(cost(execution.totalCost(), complete))
                .answeredBy(answeredBy(execution))
                .transcript(blankIsNull(execution.transcript()))
                .summary(blankIsNull(execution.summary()))
                .recording(recording(execution, status))
                .extractedData(execution.extractedData().isEmpty() ? null : JsonText.write(execution.extractedData()))
                .failure(failure(execution, status))
                .build();
    }

    /** Before all data is in, zero means "not known yet". */
    private static @Nullable Duration told(@Nullable Duration talked, boolean complete) {
        return talked != null && (complete || !talked.isZero()) ? talked : null;
    }

    private @Nullable Money cost(@Nullable BigDecimal amount, boolean complete) {
        return amount != null && (complete || amount.signum() != 0) ? new Money(amount, currency) : null;
    }

    private static @Nullable AnsweredBy answeredBy(BolnaExecution execution) {
        if (Boolean.TRUE.equals(execution.answeredByVoicemail())) {
            return AnsweredBy.MACHINE;
        }
        return execution.isAnswered() && execution.answeredByVoicemail() != null ? AnsweredBy.HUMAN : null;
    }

    private static Recording recording(BolnaExecution execution, CallStatus status) {
        String url = execution.recordingUrl();
        if (url != null) {
            return Recording.ready(url);
        }
        boolean talked = status == CallStatus.DISCONNECTED || execution.isAnswered();
        return talked && (status == CallStatus.DISCONNECTED || status == CallStatus.COMPLETED)
                ? Recording.PENDING
                : Recording.ABSENT;
    }

    private static @Nullable Failure failure(BolnaExecution execution, CallStatus status) {
        if (status != CallStatus.FAILED) {
            return null;
        }
        if (execution.status().kind() == BolnaStatus.Kind.BALANCE_LOW) {
            return new Failure(Failure.BALANCE_LOW, execution.errorMessage());
        }
        String code = execution.terminationReason();
        String text = execution.errorMessage();
        return new Failure(
                code == null ? Failure.PROVIDER : code,
                text == null ? execution.telephony().hangupReason() : text);
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
