package io.calltracking.client.bland;

import java.util.Objects;

/**
 * Something to be found out about a call.
 *
 * @param text the question
 * @param type what the answer is to be: string, boolean, number or a description such as "human or voicemail"
 */
public record BlandQuestion(String text, String type) {
    /**
     * Checks that both parts are there.
     *
     * @param text the question
     * @param type what the answer is to be
     */
    public BlandQuestion {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(type, "type");
    }
}
