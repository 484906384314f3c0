package io.calltracking.client.bland;

import java.util.List;
import java.util.Map;

/**
 * How the agent speaks and listens. Part of every builder of a call. Bland has changed its defaults more than once: set what matters.
 *
 * @param <B> the builder it is part of
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public abstract sealed class BlandVoiceOptions<B> extends BlandScriptOptions<B> permits BlandLineOptions {
    private static final int MOST_KEYWORDS = 20;
    private static final int LONGEST_KEYWORD = 99;

    BlandVoiceOptions() {}

    /**
     * Chooses the voice.
     *
     * @param value name or id
     * @return this builder
     */
    public B voice(String value) {
        return text("voice", value);
    }

    /**
     * Chooses the language. Default: babel-en.
     *
     * @param value an open word such as en-US, babel-es, auto
     * @return this builder
     */
    public B language(String value) {
        return text("language", value);
    }

    /**
     * Lets the person speak first.
     *
     * @param value default false
     * @return this builder
     */
    public B waitForGreeting(boolean value) {
        return set("wait_for_greeting", value);
    }

    /**
     * Teaches words.
     *
     * @param value objects with {@code word}, {@code pronunciation} and, as texts, {@code case_sensitive}, {@code spaced}; copied
     * @return this builder
     */
    public B pronunciationGuide(List<? extends Map<String, ?>> value) {
        return set("pronunciation_guide", value);
    }

    /**
     * Sets how long the person has to speak to interrupt. Default 500, taken to be milliseconds; Bland does not say.
     *
     * @param value 0 or more
     * @return this builder
     */
    public B interruptionThreshold(int value) {
        return set("interruption_threshold", value, value >= 0, "must not be negative");
    }

    /**
     * Sets how easily the agent is interrupted. Default 2.
     *
     * @param value 0 (never) to 3
     * @return this builder
     */
    public B interruptibility(int value) {
        return set("interruptibility", value, value >= 0 && value <= 3, "must be between 0 and 3");
    }

    /**
     * Keeps the agent from being interrupted.
     *
     * @param value default false
     * @return this builder
     */
    public B blockInterruptions(boolean value) {
        return set("block_interruptions", value);
    }

    /**
     * Plays a sound behind the agent. Default: the noise of a phone line.
     *
     * @param value office, cafe, restaurant, none
     * @return this builder
     */
    public B backgroundTrack(String value) {
        return text("background_track", value);
    }

    /**
     * Takes noise out of what the person says. The default is documented as false but may be true.
     *
     * @param value whether
     * @return this builder
     */
    public B noiseCancellation(boolean value) {
        return set("noise_cancellation", value);
    }

    /**
     * Helps to understand words.
     *
     * @param value at most 20, each below 100 characters; {@code word} or {@code word:boost}
     * @return this builder
     */
    public B keywords(List<String> value) {
        boolean fine = value.size() <= MOST_KEYWORDS
                && value.stream().allMatch(word -> !word.isBlank() && word.length() <= LONGEST_KEYWORD);
        return set("keywords", value, fine, "must be at most 20, each below 100 characters and none blank");
    }

    /**
     * Ignores keys the person presses.
     *
     * @param value default false
     * @return this builder
     */
    public B ignoreButtonPress(boolean value) {
        return set("ignore_button_press", value);
    }
}
