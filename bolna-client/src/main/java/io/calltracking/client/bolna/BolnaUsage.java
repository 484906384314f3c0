package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sub-account used in a time. Everything may be missing; costs per model are in {@link #raw()}. Immutable.
 *
 * @param raw the usage as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/sub-accounts/get_usage">Bolna: sub-account usage</a>
 */
public record BolnaUsage(Map<String, @Nullable Object> raw) {
    /**
     * Copies the usage.
     *
     * @param raw the usage as it came
     */
    public BolnaUsage {
        raw = Json.freezeObject(raw);
    }

    /** {@return calls} */
    public @Nullable Integer totalRecords() {
        return fields().integer("total_records");
    }

    /** {@return time talked} */
    public @Nullable Duration totalDuration() {
        return fields().seconds("total_duration");
    }

    /** {@return cost in hundredths of the account's currency} */
    public @Nullable BigDecimal totalCostCents() {
        return fields().number("total_cost");
    }

    /** {@return Bolna's part of the cost, in hundredths} */
    public @Nullable BigDecimal platformCostCents() {
        return fields().number("total_platform_cost");
    }

    /** {@return telephony's part of the cost, in hundredths} */
    public @Nullable BigDecimal telephonyCostCents() {
        return fields().number("total_telephony_cost");
    }

    /** {@return calls by status, in Bolna's words} */
    public Map<String, Integer> statusCounts() {
        return fields().counts("status_map");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }
}
