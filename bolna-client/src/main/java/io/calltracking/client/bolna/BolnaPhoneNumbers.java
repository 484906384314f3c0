package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reads, finds, buys and gives back phone numbers. Immutable and thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/phone-numbers/get_all">Bolna: phone numbers</a>
 */
public final class BolnaPhoneNumbers {
    private final Transport transport;

    BolnaPhoneNumbers(Transport transport) {
        this.transport = transport;
    }

    /**
     * Reads all numbers of the account.
     *
     * @return all of them; the API knows no pages here
     * @throws ClientException if there is no good answer
     */
    public List<BolnaPhoneNumber> list() {
        return transport.send(listing());
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @return completed with all of them
     */
    public CompletableFuture<List<BolnaPhoneNumber>> listAsync() {
        return transport.sendAsync(listing());
    }

    /**
     * Finds numbers that can be bought.
     *
     * @param search what to look for
     * @return what there is
     * @throws ClientException if there is no good answer
     */
    public List<BolnaAvailableNumber> search(BolnaNumberSearch search) {
        return transport.send(searching(search));
    }

    /**
     * As {@link #search}, without waiting.
     *
     * @param search what to look for
     * @return completed with what there is
     */
    public CompletableFuture<List<BolnaAvailableNumber>> searchAsync(BolnaNumberSearch search) {
        return transport.sendAsync(searching(search));
    }

    /**
     * Buys a number, which costs money every month. Sent once; after an unknown outcome look at {@link #list()}.
     *
     * @param country US or IN
     * @param phoneNumber as the search found it
     * @return the number, now of the account; its price is in hundredths here
     * @throws InvalidFieldException if it is no E.164 number; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public BolnaPhoneNumber buy(String country, String phoneNumber) {
        return transport.send(buying(country, phoneNumber));
    }

    /**
     * As {@link #buy}, without waiting.
     *
     * @param country US or IN
     * @param phoneNumber as the search found it
     * @return completed with the number
     */
    public CompletableFuture<BolnaPhoneNumber> buyAsync(String country, String phoneNumber) {
        return transport.sendAsync(buying(country, phoneNumber));
    }

    /**
     * Gives a number back.
     *
     * @param phoneNumberId its id in {@link #list()}, not the number
     * @return Bolna's word
     * @throws ClientException if there is no good answer
     */
    public BolnaAcknowledgement delete(String phoneNumberId) {
        return transport.send(deleting(phoneNumberId));
    }

    /**
     * As {@link #delete}, without waiting.
     *
     * @param phoneNumberId its id in {@link #list()}, not the number
     * @return completed with Bolna's word
     */
    public CompletableFuture<BolnaAcknowledgement> deleteAsync(String phoneNumberId) {
        return transport.sendAsync(deleting(phoneNumberId));
    }

    private static Operation<List<BolnaPhoneNumber>> listing() {
        return Bolna.read("list phone numbers")
                .path("phone-numbers", "all")
                .reading(json -> Bolna.rows(json, BolnaPhoneNumber::new));
    }

    private static Operation<List<BolnaAvailableNumber>> searching(BolnaNumberSearch search) {
        return Bolna.read(BolnaNumberSearch.OPERATION)
                .path("phone-numbers", "search")
                .query("country", search.country())
                .query("pattern", search.pattern())
                .query("provider", search.provider())
                .query("region", search.region())
                .reading(json -> Bolna.rows(json, BolnaAvailableNumber::new));
    }

    private static Operation<BolnaPhoneNumber> buying(String country, String phoneNumber) {
        String operation = "buy phone number";
        String number = Bolna.phoneNumber(operation, "phoneNumber", phoneNumber);
        return Bolna.write(operation)
                .path("phone-numbers", "buy")
                .json(Map.of("country", Bolna.required(operation, "country", country), "phone_number", number))
                .reading(json -> new BolnaPhoneNumber(JsonFields.require(json).raw()));
    }

    private static Operation<BolnaAcknowledgement> deleting(String phoneNumberId) {
        return Bolna.write("delete phone number")
                .method("DELETE")
                .path("phone-numbers")
                .id("phoneNumberId", phoneNumberId)
                .reading(BolnaAcknowledgement::read);
    }
}
