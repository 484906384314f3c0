package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account behind a key. Everything may be missing. Immutable.
 *
 * @param raw the account as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/user/info">Bolna: user</a>
 */
public record BolnaUser(Map<String, @Nullable Object> raw) {
    /**
     * Copies the account.
     *
     * @param raw the account as it came
     */
    public BolnaUser {
        raw = Json.freezeObject(raw);
    }

    /** {@return the account's id} */
    public @Nullable String id() {
        return fields().text("id");
    }

    /** {@return the holder's name} */
    public @Nullable String name() {
        return fields().text("name");
    }

    /** {@return the holder's address} */
    public @Nullable String email() {
        return fields().text("email");
    }

    /**
     * The balance exactly as sent. Bolna does not document its unit: the example in its reference looks like whole units of
     * currency, its own command line tool divides by 100. Probably hundredths; do not decide anything by it.
     *
     * @return the number sent, or null
     */
    public @Nullable BigDecimal wallet() {
        return fields().number("wallet");
    }

    /** {@return how many outbound calls may be live at once; more are queued, not refused} */
    public @Nullable Integer maxConcurrency() {
        return fields().fields("concurrency").integer("max");
    }

    /** {@return how many are live now} */
    public @Nullable Integer currentConcurrency() {
        return fields().fields("concurrency").integer("current");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return id and concurrency} */
    @Override
    public String toString() {
        return "BolnaUser[id=" + id() + ", concurrency=" + currentConcurrency() + " of " + maxConcurrency() + "]";
    }
}
