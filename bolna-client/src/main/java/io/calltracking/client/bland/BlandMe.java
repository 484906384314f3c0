package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account behind the key. Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://docs.bland.ai/api-v1/get/me">Bland: account</a>
 */
public record BlandMe(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     */
    public BlandMe {
        raw = Json.freezeObject(raw);
    }

    /** {@return an open word such as active; null if not told} */
    public @Nullable String status() {
        return JsonFields.of(raw).text("status");
    }

    /** {@return what is left, in USD} */
    public @Nullable BigDecimal balanceUsd() {
        return JsonFields.of(raw).fields("billing").number("current_balance");
    }

    /** {@return what the balance is filled up to by itself, in USD; null if it is not} */
    public @Nullable BigDecimal refillToUsd() {
        return JsonFields.of(raw).fields("billing").number("refill_to");
    }

    /** {@return how many calls the account has made} */
    public @Nullable Long totalCalls() {
        return JsonFields.of(raw).whole("total_calls");
    }

    /** {@return the status; no money} */
    @Override
    public String toString() {
        return "BlandMe[status=" + status() + ", totalCalls=" + totalCalls() + "]";
    }
}
