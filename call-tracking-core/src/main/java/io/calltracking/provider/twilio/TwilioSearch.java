package io.calltracking.provider.twilio;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.Recording;
import io.calltracking.client.twilio.TwilioCall;
import io.calltracking.client.twilio.TwilioCallQuery;
import io.calltracking.client.twilio.TwilioCalls;
import io.calltracking.client.twilio.TwilioStatus;
import io.calltracking.internal.CandidateSearch;
import io.calltracking.lifecycle.Observation;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account's calls to a number, among which a call is looked for. Twilio gives no tag back, so they are told apart by
 * number and time alone. What still waits has no start, and what was taken back meanwhile has only an end: all three are
 * asked for, what waits first, because it may be dialed between two requests.
 */
final class TwilioSearch implements CandidateSearch.Source<TwilioCall> {
    private static final int PAGE = 200;

    private final TwilioCalls calls;
    private final TwilioRequests requests;

    TwilioSearch(TwilioCalls calls, TwilioRequests requests) {
        this.calls = calls;
        this.requests = requests;
    }

    @Override
    public Stream<TwilioCall> rows(Call call, Instant from, Instant until) {
        Set<String> seen = new HashSet<>();
        return Stream.of(
                        query(call).status(TwilioStatus.Kind.QUEUED),
                        query(call).startedFrom(from),
                        query(call).endedFrom(from))
                .flatMap(query -> calls.stream(query.build()))
                .filter(row -> seen.add(row.sid()) && isBetween(row.createdAt(), from, until));
    }

    @Override
    public boolean mayBe(Call call, TwilioCall row) {
        String direction = row.direction();
        return (direction == null || direction.equals("outbound-api"))
                && row.parentCallSid() == null
                && call.to().equals(row.to());
    }

    /** Rows are whole. */
    @Override
    public TwilioCall inFull(TwilioCall row) {
        return row;
    }

    @Override
    public @Nullable CallId tag(TwilioCall row) {
        return null;
    }

    @Override
    public Observation news(TwilioCall row) {
        return TwilioNews.read(row, Recording.NONE);
    }

    private TwilioCallQuery.Builder query(Call call) {
        TwilioCallQuery.Builder query = TwilioCallQuery.builder().to(call.to()).pageSize(PAGE);
        String from = requests.fromOf(call.spec());
        return from == null ? query : query.from(from);
    }

    private static boolean isBetween(@Nullable Instant created, Instant from, Instant until) {
        return created == null || (!created.isBefore(from) && !created.isAfter(until));
    }
}
