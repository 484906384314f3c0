package io.calltracking.internal;

import io.calltracking.webhook.WebhookActivity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever counts webhooks, at once and on the thread that took them. Thread-safe. */
public final class WebhookWatch {
    private static final Logger log = LoggerFactory.getLogger(WebhookWatch.class);

    private final List<Consumer<WebhookActivity>> watchers = new CopyOnWriteArrayList<>();

    WebhookWatch() {}

    /** Adds a watcher; run the result to remove it. */
    public Runnable add(Consumer<WebhookActivity> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    void tell(WebhookActivity activity) {
        for (Consumer<WebhookActivity> watcher : watchers) {
            try {
                watcher.accept(activity);
            } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("a watcher of webhooks threw; the webhook is taken all the same");
            }
        }
    }
}
