package io.calltracking.provider.bland;

import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Direction;
import io.calltracking.EventSource;
import io.calltracking.JsonText;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.client.bland.BlandCallEvent;
import io.calltracking.client.bland.BlandEnrichment;
import io.calltracking.client.bland.BlandEventCategory;
import io.calltracking.client.bland.BlandPlacedCall;
import io.calltracking.client.bland.BlandWebhook;
import io.calltracking.internal.Hash;
import io.calltracking.internal.Numbers;
import io.calltracking.internal.Tag;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.WebhookReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bland's words in ours. */
final class BlandNews {
    private final Clock clock;

    BlandNews(Clock clock) {
        this.clock = clock;
    }

    /** The answer to placing. */
    Observation accepted(BlandPlacedCall placed) {
        Duration cappedAt = placed.cappedAt();
        return Observation.from(EventSource.API)
                .providerCallId(placed.callId())
                .runId(placed.batchId())
                .status(CallStatus.QUEUED)
                .rawStatus("queued")
                .note(cappedAt == null ? null : "Bland cuts it after " + cappedAt.toMinutes() + " min")
                .payload(JsonText.write(placed.raw()))
                .build();
    }

    /**
     * What reading the call back told. Texts and price are final a minute after the end; what is read before leaves the
     * price out, so that the tracker looks again.
     */
    Observation read(BlandCall call) {
        Instant settledAt = call.settledAt();
        boolean settled = settledAt == null || !settledAt.isAfter(clock.instant());
        return news(EventSource.POLL, call, settled)
                .payload(JsonText.write(call.raw()))
                .build();
    }

    /** What a webhook told. */
    WebhookReading told(BlandWebhook webhook, String body) {
        if (webhook instanceof BlandWebhook.PostCall end) {
            return ended(end.call(), body);
        }
        if (webhook instanceof BlandWebhook.DelayedCitations end) {
            return ended(end.call(), body);
        }
        if (webhook instanceof BlandEnrichment enrichment) {
            return new WebhookReading.News(enriched(enrichment, body));
        }
        boolean timing =
                webhook instanceof BlandCallEvent event && event.category().kind() == BlandEventCategory.Kind.LATENCY;
        if (webhook instanceof BlandCallEvent event && !timing) {
            return new WebhookReading.News(about(event.callId(), "event/" + event.category(), body)
                    .note("told of category '" + event.category() + "'")
                    .build());
        }
        return new WebhookReading.Ignored(timing ? "a measurement of latency" : webhook.toString());
    }

    /** Our tag, null when the call carries none. */
    static @Nullable CallId tag(BlandCall call) {
        CallId tag = Tag.of(call.metadata().get(Tag.NAME));
        return tag == null ? Tag.of(call.externalId()) : tag;
    }

    private WebhookReading ended(BlandCall call, String body) {
        if (call.isProxyAgentCall()) {
            return new WebhookReading.Ignored("the second record of a warm transfer");
        }
        return new WebhookReading.News(news(EventSource.WEBHOOK, call, true)
                .dedupeKey("call/" + Hash.of(body))
                .payload(body)
                .build());
    }

    /** Found out after the end, but told without saying how the call ended: facts alone. */
    private static Observation enriched(BlandEnrichment enrichment, String body) {
        return about(enrichment.callId(), "enrichment/" + enrichment.eventType(), body)
                .occurredAt(enrichment.at())
                .facts(CallFacts.builder()
                        .transcript(BlandTexts.corrected(enrichment.correctedTranscript()))
                        .extractedData(BlandTexts.citations(enrichment.citations()))
                        .build())
                .note("told afterwards: " + String.join(", ", enrichment.contents()))
                .build();
    }

    /** News without a status. Events have no id or time, so two alike count as one sent twice. */
    private static Observation.Builder about(String callId, String kind, String body) {
        return Observation.from(EventSource.WEBHOOK)
                .providerCallId(callId)
                .dedupeKey(kind + "/" + Hash.of(body))
                .payload(body);
    }

    private static Observation.Builder news(EventSource source, BlandCall call, boolean settled) {
        CallStatus status = BlandStatuses.of(call);
        return Observation.from(source)
                .providerCallId(call.id())
                .runId(call.batchId())
                .callId(tag(call))
                .direction(direction(call))
                .number(Numbers.northAmerican(call.to()))
                .caller(Numbers.northAmerican(call.from()))
                .status(status)
                .rawStatus(BlandStatuses.raw(call))
                .occurredAt(at(call, status))
                .facts(BlandFacts.of(call, status, settled));
    }

    private static @Nullable Direction direction(BlandCall call) {
        if (call.isInbound()) {
            return Direction.INBOUND;
        }
        return call.raw().get("inbound") == null ? null : Direction.OUTBOUND;
    }

    private static @Nullable Instant at(BlandCall call, @Nullable CallStatus status) {
        if (status == null) {
            return null;
        }
        Instant created = call.createdAt();
        return switch (status) {
            case QUEUED -> created;
            // Often a copy of the time of creation, which says nothing.
            case IN_PROGRESS -> call.startedAt() == null || call.startedAt().equals(created) ? null : call.startedAt();
            default -> call.endedAt();
        };
    }
}
