package io.calltracking.webhook;

import java.util.Objects;

/**
 * What to answer to a webhook.
 *
 * @param status the HTTP status
 * @param body a few words of plain text
 */
public record WebhookReply(int status, String body) {

    /** Refuses null. */
    public WebhookReply {
        Objects.requireNonNull(body, "body");
    }

    /** 200: the news is durable, or was before. */
    public static WebhookReply ok(String body) {
        return new WebhookReply(200, body);
    }

    /** Any other answer. */
    public static WebhookReply of(int status, String body) {
        return new WebhookReply(status, body);
    }
}
