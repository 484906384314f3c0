package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of the account. Everything but the id may be missing. Immutable.
 *
 * @param raw the number as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/phone-numbers/get_all">Bolna: phone numbers</a>
 */
public record BolnaPhoneNumber(Map<String, @Nullable Object> raw) {
    /**
     * Copies the number.
     *
     * @param raw the number as it came
     * @throws IllegalArgumentException if it has no id
     */
    public BolnaPhoneNumber {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("id");
    }

    /** {@return its id: 32 hex digits in lists, with dashes right after buying} */
    public String id() {
        return fields().requireText("id");
    }

    /** {@return the number itself, E.164} */
    public @Nullable String phoneNumber() {
        return fields().text("phone_number");
    }

    /** {@return the agent that answers it} */
    public @Nullable String agentId() {
        return fields().text("agent_id");
    }

    /** {@return the price as sent: dollars with a sign ("$5.0") in lists, hundredths ("500.0") right after buying} */
    public @Nullable String price() {
        return fields().text("price");
    }

    /** {@return who carries it, such as plivo or twilio} */
    public @Nullable String telephonyProvider() {
        return fields().text("telephony_provider");
    }

    /** {@return whether it is rented from Bolna} */
    public @Nullable Boolean rented() {
        return fields().flag("rented", "bolna_owned");
    }

    /** {@return when it was added} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return the next renewal in words, such as "17th Dec, 2026"} */
    public @Nullable String renewalAt() {
        return fields().text("renewal_at");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return id and masked number} */
    @Override
    public String toString() {
        return "BolnaPhoneNumber[id=" + id() + ", phoneNumber=" + Redaction.number(phoneNumber()) + ", agentId="
                + agentId() + "]";
    }
}
