package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Accounts within an organization, for its administrators. To act as one, make a client with its key. Immutable and
 * thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/sub-accounts/create">Bolna: sub-accounts</a>
 */
public final class BolnaSubAccounts {
    private static final int MOST_DAYS = 32;

    private final Transport transport;

    BolnaSubAccounts(Transport transport) {
        this.transport = transport;
    }

    /**
     * Creates a sub-account. Sent once; after an unknown outcome look at {@link #list()}.
     *
     * @param request name and limits
     * @return the account with its key
     * @throws ClientException if there is no good answer
     */
    public BolnaSubAccount create(BolnaSubAccountRequest request) {
        return transport.send(creating(request));
    }

    /**
     * As {@link #create}, without waiting.
     *
     * @param request name and limits
     * @return completed with the account
     */
    public CompletableFuture<BolnaSubAccount> createAsync(BolnaSubAccountRequest request) {
        return transport.sendAsync(creating(request));
    }

    /**
     * Reads all sub-accounts, keys included.
     *
     * @return all of them; the API knows no pages here
     * @throws ClientException if there is no good answer
     */
    public List<BolnaSubAccount> list() {
        return transport.send(listing());
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @return completed with all of them
     */
    public CompletableFuture<List<BolnaSubAccount>> listAsync() {
        return transport.sendAsync(listing());
    }

    /**
     * Reads what a sub-account used.
     *
     * @param subAccountId the account
     * @param from first day
     * @param to last day, at most 32 days later
     * @return the usage
     * @throws InvalidFieldException if the days are in the wrong order or too far apart; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public BolnaUsage usage(String subAccountId, LocalDate from, LocalDate to) {
        return transport.send(readingUsage(subAccountId, from, to));
    }

    /**
     * As {@link #usage}, without waiting.
     *
     * @param subAccountId the account
     * @param from first day
     * @param to last day, at most 32 days later
     * @return completed with the usage
     */
    public CompletableFuture<BolnaUsage> usageAsync(String subAccountId, LocalDate from, LocalDate to) {
        return transport.sendAsync(readingUsage(subAccountId, from, to));
    }

    private static Operation<BolnaSubAccount> creating(BolnaSubAccountRequest request) {
        return Bolna.write(BolnaSubAccountRequest.OPERATION)
                .path("sub-accounts", "create")
                .json(request.json())
                .reading(json -> new BolnaSubAccount(JsonFields.require(json).raw()));
    }

    private static Operation<List<BolnaSubAccount>> listing() {
        return Bolna.read("list sub-accounts")
                .path("sub-accounts", "all")
                .reading(json -> Bolna.rows(json, BolnaSubAccount::new));
    }

    private static Operation<BolnaUsage> readingUsage(String subAccountId, LocalDate from, LocalDate to) {
        String operation = "get usage of sub-account";
        long days = ChronoUnit.DAYS.between(from, to);
        if (days < 0 || days > MOST_DAYS) {
            throw Bolna.invalid(operation, "to", "must be 0 to 32 days after from");
        }
        return Bolna.read(operation)
                .path("sub-accounts")
                .id("subAccountId", subAccountId)
                .path("usage")
                .query("from", from)
                .query("to", to)
                .reading(json -> new BolnaUsage(JsonFields.require(json).raw()));
    }
}
