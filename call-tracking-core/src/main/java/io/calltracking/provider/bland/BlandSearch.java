package io.calltracking.provider.bland;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.client.bland.BlandCallQuery;
import io.calltracking.client.bland.BlandCalls;
import io.calltracking.internal.CandidateSearch;
import io.calltracking.lifecycle.Observation;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The account's calls to a number, among which a call is looked for. The client asks for a day more than wanted, as the end
 * of Bland's date range may be exclusive. The second record that a warm transfer makes is none of ours.
 */
final class BlandSearch implements CandidateSearch.Source<BlandCall> {
    private static final int NATIONAL_DIGITS = 10;

    private final BlandCalls calls;
    private final BlandNews news;

    BlandSearch(BlandCalls calls, BlandNews news) {
        this.calls = calls;
        this.news = news;
    }

    @Override
    public Stream<BlandCall> rows(Call call, Instant from, Instant until) {
        return calls.stream(BlandCallQuery.builder()
                .toNumber(call.to())
                .createdFrom(from)
                .createdTo(until)
                .build());
    }

    @Override
    public boolean mayBe(Call call, BlandCall row) {
        String to = row.to();
        return !row.isInbound() && !row.isProxyAgentCall() && (to == null || sameNumber(call.to(), to));
    }

    @Override
    public BlandCall inFull(BlandCall row) {
        return calls.get(row.id());
    }

    @Override
    public @Nullable CallId tag(BlandCall call) {
        return BlandNews.tag(call);
    }

    @Override
    public Observation news(BlandCall call) {
        return news.read(call);
    }

    /** Bland also shows numbers without plus and country code. */
    private static boolean sameNumber(String ours, String shown) {
        String digits = shown.startsWith("+") ? shown.substring(1) : shown;
        return ours.equals("+" + digits) || (digits.length() == NATIONAL_DIGITS && ours.endsWith(digits));
    }
}
