package io.calltracking.client.bland;

import io.calltracking.client.ClientException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.util.concurrent.CompletableFuture;

/**
 * The account and its balance. Immutable and thread-safe; every method only reads.
 *
 * @see <a href="https://docs.bland.ai/api-v1/get/me">Bland: account</a>
 */
public final class BlandAccount {
    private final BlandApi api;

    BlandAccount(BlandApi api) {
        this.api = api;
    }

    /**
     * Reads the account behind the key. Costs nothing: a way to check a key.
     *
     * @return the account
     * @throws io.calltracking.client.AuthenticationException if the key is wrong
     * @throws ClientException if there is no good answer
     */
    public BlandMe me() {
        return api.transport().send(reading());
    }

    /**
     * As {@link #me}, without waiting.
     *
     * @return completed with the account
     */
    public CompletableFuture<BlandMe> meAsync() {
        return api.transport().sendAsync(reading());
    }

    /**
     * Reads the balance of an organisation.
     *
     * @param orgId the organisation
     * @return its balance
     * @throws ClientException if there is no good answer
     */
    public BlandBilling billing(String orgId) {
        return api.transport().send(billingOf(orgId));
    }

    /**
     * As {@link #billing}, without waiting.
     *
     * @param orgId the organisation
     * @return completed with its balance
     */
    public CompletableFuture<BlandBilling> billingAsync(String orgId) {
        return api.transport().sendAsync(billingOf(orgId));
    }

    private Operation<BlandMe> reading() {
        return api.draft("get account", Kind.READ)
                .path("v1", "me")
                .reading(json -> new BlandMe(JsonFields.require(json).raw()));
    }

    private Operation<BlandBilling> billingOf(String orgId) {
        return api.draft("get billing", Kind.READ)
                .path("v1", "orgs")
                .id("orgId", orgId)
                .path("billing")
                .reading(BlandBilling::read);
    }
}
