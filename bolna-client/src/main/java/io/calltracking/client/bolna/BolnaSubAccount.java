package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account within an organization. Holds its API key in clear, in {@link #raw()} too; printing it does not. Immutable.
 *
 * @param raw the account as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/sub-accounts/create">Bolna: sub-accounts</a>
 */
public record BolnaSubAccount(Map<String, @Nullable Object> raw) {
    /**
     * Copies the account.
     *
     * @param raw the account as it came
     * @throws IllegalArgumentException if it has no id
     */
    public BolnaSubAccount {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("id", "sub_account_id");
    }

    /** {@return the account's id} */
    public String id() {
        return fields().requireText("id", "sub_account_id");
    }

    /** {@return its name} */
    public @Nullable String name() {
        return fields().text("name");
    }

    /** {@return the organization's id} */
    public @Nullable String organizationId() {
        return fields().text("organization_id");
    }

    /** {@return its secret; calling with it means acting as this account} */
    public @Nullable String apiKey() {
        return fields().text("api_key");
    }

    /** {@return the calls at once it is guaranteed; 0 for none} */
    public @Nullable Integer minConcurrency() {
        return fields().integer("min_concurrency");
    }

    /** {@return the calls at once it may have; 0 if paused, null if only the organization limits it} */
    public @Nullable Integer maxConcurrency() {
        return fields().integer("max_concurrency", "allow_concurrent_calls");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return id and name, not the key} */
    @Override
    public String toString() {
        return "BolnaSubAccount[id=" + id() + ", name=" + name() + ", apiKey=" + Redaction.secret(apiKey()) + "]";
    }
}
