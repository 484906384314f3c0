package io.calltracking.internal;

import io.calltracking.CallTrackingException;
import io.calltracking.Failure;
import io.calltracking.client.AuthenticationException;
import io.calltracking.client.ClientException;
import io.calltracking.client.ConnectionException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.PaymentRequiredException;
import io.calltracking.client.PermissionException;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.ResponseException;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.ListResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.ProviderCall;
import io.calltracking.provider.StopResult;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client's error means to the tracker, the same for every provider. */
public final class ClientResults {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private ClientResults() {}

    /** What is known after placing failed. */
    public static PlaceResult ofPlacing(ClientException e) {
        return switch (e.outcome()) {
            case TRY_LATER -> new PlaceResult.Later(pause(e), reason(e));
            case UNKNOWN -> new PlaceResult.Unknown(reason(e));
            case REFUSED -> new PlaceResult.Refused(new Failure(code(e), reason(e)), body(e));
        };
    }

    /** What is known when no request could be made of the call: settings may have changed since it was asked for. */
    public static PlaceResult ofUnusable(CallTrackingException e) {
        return new PlaceResult.Refused(new Failure(Failure.REFUSED, e.getMessage()), null);
    }

    /** What is known after reading a call back failed. */
    public static FetchResult ofReading(ClientException e) {
        return e instanceof NotFoundException
                ? new FetchResult.Absent()
                : new FetchResult.Failed(reason(e), retryAfter(e), wholeAccount(e));
    }

    /** What is known after stopping failed. */
    public static StopResult ofStopping(ClientException e) {
        return e.outcome() == Outcome.REFUSED && !wholeAccount(e)
                ? new StopResult.NotPossible(reason(e))
                : new StopResult.Failed(reason(e));
    }

    /**
     * Lists calls and says whether those were all.
     *
     * @param calls read as they are taken; throws what the client throws
     */
    public static ListResult ofListing(Supplier<Stream<ProviderCall>> calls, Consumer<ProviderCall> each) {
        try {
            calls.get().forEachOrdered(each);
            return new ListResult.Complete();
        } catch (ClientException e) {
            return new ListResult.Failed(reason(e));
        }
    }

    /** What happened, in words without keys or numbers. */
    public static String reason(ClientException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static boolean wholeAccount(ClientException e) {
        return e instanceof AuthenticationException
                || e instanceof PermissionException
                || e instanceof PaymentRequiredException
                || e instanceof RateLimitedException
                || e instanceof ConnectionException;
    }

    private static String code(ClientException e) {
        if (e instanceof PaymentRequiredException) {
            return Failure.BALANCE_LOW;
        }
        return e instanceof AuthenticationException ? Failure.AUTHENTICATION : Failure.REFUSED;
    }

    private static @Nullable String body(ClientException e) {
        return e instanceof ResponseException response ? response.body() : null;
    }

    private static Duration pause(ClientException e) {
        Duration told = retryAfter(e);
        return told == null || told.compareTo(PAUSE) < 0 ? PAUSE : told;
    }

    private static @Nullable Duration retryAfter(ClientException e) {
        return e instanceof ResponseException response ? response.retryAfter().orElse(null) : null;
    }
}
