package io.calltracking.provider;

import io.calltracking.Call;
import io.calltracking.CallSpec;
import io.calltracking.ErrorCode;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A provider of phone calls, as the tracker uses it. Implementations are thread-safe, block until the provider has
 * answered or a timeout has passed, and tell failures by their results; whatever they throw is taken for a defect and,
 * where a call was being placed, for an unknown outcome.
 */
public interface CallProvider {

    /** A short name in lower case, {@code bolna}: kept with each call, and part of the webhook's address. */
    String name();

    /**
     * The provider account that calls of this owner go through, as short text: calls of one account share its rate and its
     * faults. No secret.
     */
    String account(String owner);

    /**
     * Refuses a call that this provider can never place, before anything is stored.
     *
     * @throws io.calltracking.CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} naming the field
     */
    void check(CallSpec spec);

    /**
     * Asks the provider to place the call, once: no repetition below this method unless the request provably was not
     * processed. The request carries {@link Call#id()} where the provider gives such a tag back.
     */
    PlaceResult place(Call call);

    /** Reads the call back by its provider call id, which is known. */
    FetchResult fetch(Call call);

    /**
     * Asks the provider to call a waiting call off or to hang a live one up, whichever it is. Harmless for one that is
     * over. The end itself is told later.
     */
    StopResult stop(Call call);

    /** Asks how many calls the account of this owner may have live at once. */
    ConcurrencyResult concurrency(String owner);

    /** Looks for a call whose placing had no known outcome, by our tag, else by number and time. */
    FindResult find(Call call);

    /**
     * Lists the calls that the provider has in the account of an owner, others' calls in the same account among them, each
     * once and page by page as they are taken.
     *
     * @param each is given one call after the other, by the calling thread; what it throws is passed on
     */
    ListResult list(String owner, ListRequest request, Consumer<ProviderCall> each);

    /**
     * Checks that a webhook comes from the provider, by its headers, address and raw bytes. Nothing is asked of the
     * provider.
     *
     * @return what to answer when it does not; empty when it does, or when nothing to check it by was configured
     */
    Optional<WebhookReply> refuse(WebhookRequest request);

    /**
     * Whether what a webhook tells may stand, once it was not refused. When not, the webhook is a hint: what it tells that
     * cannot be undone - the end of the line, a terminal status, a new attempt, and the data that comes with them - is put on
     * record only as the provider itself tells it when the call is read back. It then neither makes an inbound call nor
     * gives a call its provider call id.
     */
    default boolean trustsWebhooks() {
        return true;
    }

    /**
     * What of a webhook that was not refused is to be read: the one text that {@link #read} is given, at once and again when
     * a webhook was kept for later. The body, or the query of a GET, unless the provider's news is in both. Only what
     * {@link #refuse} checks may be taken. Pure.
     */
    default String text(WebhookRequest request) {
        return "GET".equals(request.method()) ? request.query() : request.text();
    }

    /**
     * Reads a webhook that was not refused. Pure, so that one kept for later can be read again.
     *
     * @param text as {@link #text} gave it
     */
    WebhookReading read(String text);
}
