package io.calltracking.client.bland;

import io.calltracking.client.ResponseException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFormatException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Failures that Bland tells apart by their text only, as the HTTP status says too little or the wrong thing.
 *
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call, errors</a>
 */
public enum BlandProblem {
    /** HTTP 429: a call to this number less than ten seconds ago. May be sent again after ten seconds. */
    SAME_NUMBER_TOO_SOON(429, Duration.ofSeconds(10), "every 10 seconds to the same number"),
    /** HTTP 429: the caps of a new account, which are counted by the hour. */
    NEW_ACCOUNT_LIMIT(429, Duration.ofHours(1), "newly created accounts"),
    /** HTTP 429: the account's international calls, whose caps are taken to be counted by the day. */
    INTERNATIONAL_LIMIT(429, Duration.ofDays(1), "international rate limit"),
    /** HTTP 429: too many calls of the account. May be sent again, with growing pauses. */
    RATE_LIMIT(429, null, "rate limit exceeded"),
    /** HTTP 429 though it is for ever: this number must not be called. Refused, never to be sent again. */
    BLACKLISTED(400, null, "blacklisted"),
    /** HTTP 400: the number is on a do-not-call list. More attempts get the account blocked. */
    DO_NOT_CALL(400, null, "dnc list"),
    /** HTTP 400: international calls need a paid or verified account. */
    INTERNATIONAL_BLOCKED(400, null, "international calling requires|call_unpaid_intl_block"),
    /** HTTP 402: there is no balance, or no billing record. */
    NO_BALANCE(402, null, "insufficient balance|no billing record"),
    /** HTTP 400 though it is Bland's own failure: the call was not queued. */
    NOT_QUEUED(400, null, "unable to queue call|unable to save request body"),
    /** HTTP 500 though it is the client's setting: the key of the telephony account is wrong. */
    WRONG_ENCRYPTED_KEY(500, null, "invalid `?encrypted_key"),
    /** The call cannot be stopped as there is no such call, or it has no line. */
    NO_SUCH_LINE(404, null, "sid not found"),
    /** Anything else. */
    OTHER(0, null, "(?!)");

    private final int meaning;
    private final @Nullable Duration pause;
    private final Pattern words;

    BlandProblem(int meaning, @Nullable Duration pause, String words) {
        this.meaning = meaning;
        this.pause = pause;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    /**
     * Names the problem behind a failure.
     *
     * @param failure as a {@link BlandClient} threw it
     * @return the problem; {@link #OTHER} if it has no name here or the failure is another provider's
     */
    public static BlandProblem of(ResponseException failure) {
        if (!failure.provider().equals(Bland.NAME)) {
            return OTHER;
        }
        try {
            BlandErrorBody body = BlandErrorBody.read(Json.parse(failure.body()));
            return body == null ? OTHER : body.problem();
        } catch (JsonFormatException e) {
            return OTHER;
        }
    }

    /** {@return how long to wait before sending the same again; empty if it is not known, or waiting does not help} */
    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }

    static BlandProblem named(String text) {
        for (BlandProblem problem : values()) {
            if (problem.words.matcher(text).find()) {
                return problem;
            }
        }
        return OTHER;
    }

    /** The HTTP status this amounts to; 0 if it has no name. */
    int meaning() {
        return meaning;
    }
}
