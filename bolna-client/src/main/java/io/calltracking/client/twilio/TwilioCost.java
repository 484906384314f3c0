package io.calltracking.client.twilio;

import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What something cost. Twilio sends a price as it changes the balance, so a charge is negative there and positive here.
 *
 * @param amount exact, in whole units of the currency; negative only for a refund
 * @param currency ISO 4217, such as USD; null if not told
 */
public record TwilioCost(BigDecimal amount, @Nullable String currency) {
    /**
     * Checks that there is an amount.
     *
     * @param amount exact, in whole units of the currency
     * @param currency ISO 4217; null if not told
     */
    public TwilioCost {
        Objects.requireNonNull(amount, "amount");
    }

    static Optional<TwilioCost> read(JsonFields fields) {
        BigDecimal price = fields.number("price");
        return price == null
                ? Optional.empty()
                : Optional.of(new TwilioCost(price.negate(), fields.text("price_unit")));
    }
}
