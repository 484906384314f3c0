package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The balance of an organisation, in USD; a part not told is null.
 *
 * @param balanceUsd what is left
 * @param refillAmountUsd what is added by itself
 * @param refillAtUsd below which balance that happens
 * @see <a href="https://docs.bland.ai/api-v1/get/orgs">Bland: organisations</a>
 */
public record BlandBilling(
        @Nullable BigDecimal balanceUsd,
        @Nullable BigDecimal refillAmountUsd,
        @Nullable BigDecimal refillAtUsd) {
    static BlandBilling read(@Nullable Object json) {
        JsonFields data = Bland.data(json);
        return new BlandBilling(data.number("current_balance"), data.number("refill_amount"), data.number("refill_at"));
    }
}
