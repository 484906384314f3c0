package io.calltracking;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount of money in whole units of its currency, dollars and not cents.
 *
 * @param amount exact, trailing zeros stripped; may be negative for a refund
 * @param currency ISO 4217 code, or the provider's own word where it names none
 */
public record Money(BigDecimal amount, String currency) {

    /** Strips trailing zeros, so that equal amounts are equal. */
    public Money {
        Objects.requireNonNull(currency, "currency");
        BigDecimal stripped = amount.stripTrailingZeros();
        amount = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The amount and the currency: {@code 0.08142 USD}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
