package io.calltracking.client.bland;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * What an event during a call is about. Not the name it was subscribed by: tools and dynamic data come as "call". Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: webhook events</a>
 */
public record BlandEventCategory(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public BlandEventCategory {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the value
     */
    public static BlandEventCategory of(String raw) {
        return new BlandEventCategory(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** The way to being dialed. */
        QUEUE,
        /** The call itself, what is said in it, and what tools do. */
        CALL,
        /** How long something took. */
        LATENCY,
        /** A tool. */
        TOOL,
        /** Data fetched for the call. */
        DYNAMIC_DATA,
        /** Citations. */
        CITATIONS,
        /** A webhook of the conversation. */
        WEBHOOK,
        /** A word not known here, or none. */
        UNKNOWN
    }
}
