package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the account behind the key; a good way to check a key. Immutable and thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/user/info">Bolna: user</a>
 */
public final class BolnaAccount {
    private final Transport transport;

    BolnaAccount(Transport transport) {
        this.transport = transport;
    }

    /**
     * Reads the account.
     *
     * @return as it stands now
     * @throws io.calltracking.client.AuthenticationException if the key is not good
     * @throws ClientException if there is no good answer
     */
    public BolnaUser me() {
        return transport.send(reading());
    }

    /**
     * As {@link #me}, without waiting.
     *
     * @return completed with the account
     */
    public CompletableFuture<BolnaUser> meAsync() {
        return transport.sendAsync(reading());
    }

    private static Operation<BolnaUser> reading() {
        return Bolna.read("get account")
                .path("user", "me")
                .reading(json -> new BolnaUser(JsonFields.require(json).raw()));
    }
}
