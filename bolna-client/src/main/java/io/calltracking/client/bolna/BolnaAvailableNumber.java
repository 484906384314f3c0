package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that can be bought. Immutable.
 *
 * @param raw the number as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/phone-numbers/search">Bolna: search phone numbers</a>
 */
public record BolnaAvailableNumber(Map<String, @Nullable Object> raw) {
    /**
     * Copies the number.
     *
     * @param raw the number as it came
     * @throws IllegalArgumentException if there is none
     */
    public BolnaAvailableNumber {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("phone_number");
    }

    /** {@return the number itself, E.164} */
    public String phoneNumber() {
        return JsonFields.of(raw).requireText("phone_number");
    }

    /** {@return where it is} */
    public @Nullable String region() {
        return JsonFields.of(raw).text("region", "locality");
    }

    /** {@return who carries it} */
    public @Nullable String provider() {
        return JsonFields.of(raw).text("provider");
    }

    /** {@return its price in US dollars} */
    public @Nullable BigDecimal priceUsd() {
        return JsonFields.of(raw).number("price");
    }

    /** {@return masked number, provider and price} */
    @Override
    public String toString() {
        return "BolnaAvailableNumber[phoneNumber=" + Redaction.number(phoneNumber()) + ", provider=" + provider()
                + ", priceUsd=" + priceUsd() + "]";
    }
}
