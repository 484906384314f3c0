package io.calltracking.provider.bland;

import io.calltracking.Direction;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.client.bland.BlandCallQuery;
import io.calltracking.client.bland.BlandCalls;
import io.calltracking.provider.ListRequest;
import io.calltracking.provider.ProviderCall;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The account's calls, without the second records that warm transfers make. */
final class BlandListing {
    private final BlandCalls calls;
    private final BlandNews news;

    BlandListing(BlandCalls calls, BlandNews news) {
        this.calls = calls;
        this.news = news;
    }

    Stream<ProviderCall> calls(ListRequest request) {
        return calls.stream(BlandCallQuery.builder()
                        .createdFrom(request.from())
                        .createdTo(request.until())
                        .build())
                .filter(row -> !row.isProxyAgentCall())
                .map(this::call);
    }

    private ProviderCall call(BlandCall row) {
        String pathway = row.pathwayId();
        return new ProviderCall(
                news.read(row),
                row.isInbound() ? Direction.INBOUND : Direction.OUTBOUND,
                number(row.to()),
                number(row.from()),
                pathway == null ? null : BlandProvider.PATHWAY + pathway,
                row.createdAt());
    }

    /** Bland also shows numbers without plus; without a country code they are of no use. */
    private static @Nullable String number(@Nullable String shown) {
        return shown != null && shown.startsWith("+") ? shown : null;
    }
}
