package io.calltracking.internal;

import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.WebhookReading;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookActivity;
import io.calltracking.webhook.WebhookActivity.Outcome;
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
    private final Asking asking;
    private final Accounts accounts;
    private final Store store;
    private final WebhookWatch watch;
    private final int maxBytes;

    Receiver(
            Store store,
            Providers providers,
            Intake intake,
            Parking parking,
            Asking asking,
            Accounts accounts,
            WebhookWatch watch,
            int maxBytes) {
        this.store = store;
        this.accounts = accounts;
        this.providers = providers;
        this.intake = intake;
        this.parking = parking;
        this.asking = asking;
        this.watch = watch;
        this.maxBytes = maxBytes;
    }

    private record Answer(Outcome outcome, WebhookReply reply) {
        static Answer ok(Outcome outcome, String body) {
            return new Answer(outcome, WebhookReply.ok(body));
        }

        static Answer of(Outcome outcome, int status, String body) {
            return new Answer(outcome, WebhookReply.of(status, body));
        }
    }

    @Override
    public WebhookReply receive(String providerName, WebhookRequest request) {
        Answer answer = answer(providerName, request);
        watch.tell(new WebhookActivity.Received(providerName, answer.outcome()));
        return answer.reply();
    }

    private Answer answer(String providerName, WebhookRequest request) {
        Optional<CallProvider> provider = providers.find(providerName);
        if (provider.isEmpty()) {
            return Answer.of(Outcome.UNKNOWN_PROVIDER, 404, "no provider of this name");
        }
        if (!METHODS.contains(request.method())) {
            return Answer.of(Outcome.NOT_TAKEN, 405, "POST only");
        }
        if (request.body().length > maxBytes) {
            return Answer.of(Outcome.NOT_TAKEN, 413, "more than " + maxBytes + " bytes");
        }
        try {
            return take(provider.get(), request);
        } catch (CallTrackingException e) {
            log.atWarn().addKeyValue("provider", providerName).setCause(e).log("webhook not acknowledged");
            return e.code() == ErrorCode.STORE_ERROR
                    ? Answer.of(Outcome.NOT_STORED, 503, "not stored, please repeat")
                    : Answer.of(Outcome.FAILED, 500, "not understood, please repeat");
        } catch (RuntimeException e) {
            log.atError().addKeyValue("provider", providerName).setCause(e).log("webhook not acknowledged");
            return Answer.of(Outcome.FAILED, 500, "not understood, please repeat");
        }
    }

    private Answer take(CallProvider provider, WebhookRequest request) {
        Optional<WebhookReply> refusal = provider.refuse(request);
        if (refusal.isPresent()) {
            log.atWarn()
                    .addKeyValue("provider", provider.name())
                    .addKeyValue("remoteAddress", request.remoteAddress())
                    .log("webhook refused: {}", refusal.get().body());
            return new Answer(Outcome.REFUSED, refusal.get());
        }
        String text = provider.text(request);
        WebhookReading reading = provider.read(text);
        if (reading instanceof WebhookReading.Unreadable unreadable) {
            log.atWarn().addKeyValue("provider", provider.name()).log("webhook not readable: {}", unreadable.problem());
            return Answer.of(Outcome.UNREADABLE, 400, unreadable.problem());
        }
        if (reading instanceof WebhookReading.Ignored ignored) {
            log.atInfo().addKeyValue("provider", provider.name()).log("webhook about no call: {}", ignored.what());
            return Answer.ok(Outcome.IGNORED, "ignored");
        }
        return store(provider, ((WebhookReading.News) reading).news(), text);
    }

    private Answer store(CallProvider provider, Observation news, String text) {
        String providerCallId = news.providerCallId();
        if (providerCallId == null || providerCallId.length() > LONGEST_ID) {
            return Answer.of(Outcome.UNREADABLE, 400, "no usable call id");
        }
        Optional<Intake.Taken> taken = intake.takeOrBegin(provider, news);
        if (taken.isEmpty()) {
            parking.park(provider.name(), news, text);
            return Answer.ok(Outcome.PARKED, "kept for later");
        }
        accounts.of(provider, taken.get().call()).webhookCame(store.clock().instant());
        if (taken.get().effect() == Effect.CREATED) {
            parking.release(provider.name(), providerCallId);
        }
        if (taken.get().repeated()) {
            return Answer.ok(Outcome.KNOWN, "known");
        }
        if (taken.get().hint()) {
            asking.readBack(provider, taken.get().call());
            return Answer.ok(Outcome.HINT, "ok");
        }
        return Answer.ok(Outcome.APPLIED, "ok");
    }
}
