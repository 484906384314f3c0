package io.calltracking.internal;

import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.WebhookReading;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.webhook.WebhookReceiver;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes webhooks: checked, read, and on record or parked before they are acknowledged. Thread-safe. */
final class Receiver implements WebhookReceiver {
    private static final Logger log = LoggerFactory.getLogger(Receiver.class);
    private static final int LONGEST_ID = 200;
    private static final Set<String> METHODS = Set.of("POST", "GET");

    private final Providers providers;
    private final Intake intake;
    private final Parking parking;
    private final Accounts accounts;
    private final Store store;
    private final int maxBytes;

    Receiver(Store store, Providers providers, Intake intake, Parking parking, Accounts accounts, int maxBytes) {
        this.store = store;
        this.accounts = accounts;
        this.providers = providers;
        this.intake = intake;
        this.parking = parking;
        this.maxBytes = maxBytes;
    }

    @Override
    public WebhookReply receive(String providerName, WebhookRequest request) {
        Optional<CallProvider> provider = providers.find(providerName);
        if (provider.isEmpty()) {
            return WebhookReply.of(404, "no provider of this name");
        }
        if (!METHODS.contains(request.method())) {
            return WebhookReply.of(405, "POST only");
        }
        if (request.body().length > maxBytes) {
            return WebhookReply.of(413, "more than " + maxBytes + " bytes");
        }
        try {
            return receive(provider.get(), request);
        } catch (CallTrackingException e) {
            log.atWarn().addKeyValue("provider", providerName).setCause(e).log("webhook not acknowledged");
            return e.code() == ErrorCode.STORE_ERROR
                    ? WebhookReply.of(503, "not stored, please repeat")
                    : WebhookReply.of(500, "not understood, please repeat");
        } catch (RuntimeException e) {
            log.atError().addKeyValue("provider", providerName).setCause(e).log("webhook not acknowledged");
            return WebhookReply.of(500, "not understood, please repeat");
        }
    }

    private WebhookReply receive(CallProvider provider, WebhookRequest request) {
        Optional<WebhookReply> refusal = provider.refuse(request);
        if (refusal.isPresent()) {
            log.atWarn()
                    .addKeyValue("provider", provider.name())
                    .addKeyValue("remoteAddress", request.remoteAddress())
                    .log("webhook refused: {}", refusal.get().body());
            return refusal.get();
        }
        String text = provider.text(request);
        WebhookReading reading = provider.read(text);
        if (reading instanceof WebhookReading.Unreadable unreadable) {
            log.atWarn().addKeyValue("provider", provider.name()).log("webhook not readable: {}", unreadable.problem());
            return WebhookReply.of(400, unreadable.problem());
        }
        if (reading instanceof WebhookReading.Ignored ignored) {
            log.atInfo().addKeyValue("provider", provider.name()).log("webhook about no call: {}", ignored.what());
            return WebhookReply.ok("ignored");
        }
        return store(provider, ((WebhookReading.News) reading).news(), text);
    }

    private WebhookReply store(CallProvider provider, Observation news, String text) {
        String providerCallId = news.providerCallId();
        if (providerCallId == null || providerCallId.length() > LONGEST_ID) {
            return WebhookReply.of(400, "no usable call id");
        }
        Optional<Recorded> recorded = intake.takeOrBegin(provider.name(), news);
        if (recorded.isEmpty()) {
            parking.park(provider.name(), news, text);
            return WebhookReply.ok("kept for later");
        }
        accounts.of(provider, recorded.get().call()).webhookCame(store.clock().instant());
        if (recorded.get().effect() == Effect.CREATED) {
            parking.release(provider.name(), providerCallId);
        }
        return WebhookReply.ok(recorded.get().written() == Written.REPEATED ? "known" : "ok");
    }
}
