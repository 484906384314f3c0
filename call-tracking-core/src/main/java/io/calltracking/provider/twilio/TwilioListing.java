package io.calltracking.provider.twilio;

import io.calltracking.Direction;
import io.calltracking.Recording;
import io.calltracking.client.twilio.TwilioCall;
import io.calltracking.client.twilio.TwilioCallQuery;
import io.calltracking.client.twilio.TwilioCalls;
import io.calltracking.client.twilio.TwilioStatus;
import io.calltracking.provider.ListRequest;
import io.calltracking.provider.ProviderCall;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account's calls without the legs of other calls. Twilio filters by start and end, not by creation: what still waits has
 * no start, and what was taken back or never got a line has only an end, so all are asked for, what waits first, because it may be
 * dialed between two requests.
 */
final class TwilioListing {
    private static final int PAGE = 1000;

    /** Twilio lets a call wait no longer than that. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final TwilioCalls calls;

    TwilioListing(TwilioCalls calls) {
        this.calls = calls;
    }

    Stream<ProviderCall> calls(ListRequest request) {
        Instant from = request.from();
        Instant until = request.until().plus(LONGEST_WAIT);
        Set<String> seen = new HashSet<>();
        return Stream.of(
                        TwilioCallQuery.builder().status(TwilioStatus.Kind.QUEUED),
                        TwilioCallQuery.builder().startedFrom(from).startedBefore(until),
                        ended(TwilioStatus.Kind.CANCELED, from, until),
                        ended(TwilioStatus.Kind.FAILED, from, until))
                .flatMap(query -> calls.stream(query.pageSize(PAGE).build()))
                .filter(row -> row.parentCallSid() == null && isAsked(row, request) && seen.add(row.sid()))
                .map(TwilioListing::call);
    }

    private static TwilioCallQuery.Builder ended(TwilioStatus.Kind status, Instant from, Instant until) {
        return TwilioCallQuery.builder().status(status).endedFrom(from).endedBefore(until);
    }

    private static boolean isAsked(TwilioCall row, ListRequest request) {
        Instant created = row.createdAt();
        return created == null || (!created.isBefore(request.from()) && !created.isAfter(request.until()));
    }

    private static ProviderCall call(TwilioCall row) {
        return new ProviderCall(
                TwilioNews.read(row, Recording.NONE),
                row.isInbound() ? Direction.INBOUND : Direction.OUTBOUND,
                number(row.to()),
                number(row.from()),
                null,
                row.createdAt());
    }

    private static @Nullable String number(@Nullable String party) {
        return party != null && party.startsWith("+") ? party : null;
    }
}
