package io.calltracking.provider.twilio;

import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.EventSource;
import io.calltracking.JsonText;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.client.twilio.TwilioCall;
import io.calltracking.client.twilio.TwilioStatus;
import io.calltracking.client.twilio.TwilioWebhook;
import io.calltracking.internal.Hash;
import io.calltracking.internal.OtherWords;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.WebhookReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Twilio's words in ours. */
final class TwilioNews {
    private TwilioNews() {}

    /** The answer to placing. */
    static Observation accepted(TwilioCall call) {
        CallStatus told = status(call.status(), false);
        return Observation.from(EventSource.API)
                .providerCallId(call.sid())
                .status(told == null ? CallStatus.QUEUED : told)
                .rawStatus(call.status().raw())
                .occurredAt(call.createdAt())
                .payload(JsonText.write(call.raw()))
                .build();
    }

    /** What reading the call and its recordings back told. */
    static Observation read(TwilioCall call, Recording recording) {
        CallStatus status = status(call.status(), call.isInbound());
        return Observation.from(EventSource.POLL)
                .providerCallId(call.sid())
                .direction(TwilioParties.direction(call.direction()))
                .number(TwilioParties.number(call.to()))
                .caller(TwilioParties.number(call.from()))
                .status(status)
                .rawStatus(call.status().raw())
                .occurredAt(status == null ? null : at(call, status))
                .facts(TwilioFacts.of(call, status, recording))
                .payload(JsonText.write(call.raw()))
                .build();
    }

    /** What a callback told. */
    static WebhookReading told(TwilioWebhook webhook, String text) {
        String callSid = webhook.callSid();
        if (callSid == null) {
            return new WebhookReading.Ignored(webhook.toString());
        }
        Observation.Builder news = Observation.from(EventSource.WEBHOOK)
                .providerCallId(callSid)
                .callId(TwilioCallbacks.tag(webhook.form()))
                .payload(text);
        if (webhook instanceof TwilioWebhook.CallStatus told) {
            return told.parentCallSid() == null
                    ? new WebhookReading.News(progress(news, told, text))
                    : new WebhookReading.Ignored("a leg of another call: " + told);
        }
        if (webhook instanceof TwilioWebhook.Recording told) {
            return new WebhookReading.News(recording(news, told));
        }
        if (webhook instanceof TwilioWebhook.Amd told) {
            return new WebhookReading.News(
                    news.dedupeKey("amd/" + told.answeredBy().raw())
                            .facts(CallFacts.builder()
                                    .answeredBy(TwilioFacts.answeredBy(told.answeredBy()))
                                    .build())
                            .note("machine detection")
                            .build());
        }
        return new WebhookReading.Ignored(webhook.toString());
    }

    /** Twilio's status in our words; null for a word nobody knows. */
    static @Nullable CallStatus status(TwilioStatus status, boolean inbound) {
        return switch (status.kind()) {
            case QUEUED -> CallStatus.QUEUED;
            case INITIATED -> CallStatus.DIALING;
            case RINGING -> CallStatus.RINGING;
            case IN_PROGRESS -> CallStatus.IN_PROGRESS;
            case COMPLETED -> CallStatus.COMPLETED;
            case BUSY -> CallStatus.BUSY;
            case NO_ANSWER -> inbound ? CallStatus.MISSED : CallStatus.NO_ANSWER;
            case FAILED -> CallStatus.FAILED;
            case CANCELED -> CallStatus.CANCELED;
            case UNKNOWN -> OtherWords.status(status.raw(), inbound);
        };
    }

    private static Observation progress(Observation.Builder news, TwilioWebhook.CallStatus told, String text) {
        CallStatus status = status(told.status(), "inbound".equalsIgnoreCase(told.direction()));
        Long sequence = told.sequenceNumber();
        return news.direction(TwilioParties.direction(told.direction()))
                .number(TwilioParties.number(told.to()))
                .caller(TwilioParties.number(told.from()))
                .status(status)
                .rawStatus(told.status().raw())
                .occurredAt(told.timestamp())
                .sequence(sequence)
                .dedupeKey("status/" + told.status().raw() + "/" + (sequence == null ? Hash.of(text) : sequence))
                .facts(TwilioFacts.of(told, status))
                .build();
    }

    /** A recording may end before its call does, so it says nothing of where the call stands. */
    private static Observation recording(Observation.Builder news, TwilioWebhook.Recording told) {
        RecordingState state = TwilioFacts.state(told.status());
        String url = told.recordingUrl();
        boolean fetchable = state == RecordingState.READY && url != null;
        return news.dedupeKey(
                        "recording/" + told.recordingSid() + "/" + told.status().raw())
                .facts(CallFacts.builder()
                        .recording(
                                fetchable
                                        ? new Recording(state, url, told.recordingSid())
                                        : state == RecordingState.ABSENT ? Recording.ABSENT : Recording.PENDING)
                        .build())
                .note("recording " + told.status().kind()
                        + (told.errorCode() == null ? "" : ", error " + told.errorCode()))
                .build();
    }

    private static @Nullable Instant at(TwilioCall call, CallStatus status) {
        if (status == CallStatus.QUEUED) {
            return call.createdAt();
        }
        Instant own = status == CallStatus.IN_PROGRESS ? call.startedAt() : call.endedAt();
        return own == null ? call.updatedAt() : own;
    }
}
