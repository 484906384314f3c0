package io.calltracking.lifecycle;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts of a call and of news put together: each fact is taken from the news that is latest in the call's life and
 * tells it. Of two that are equally late the one that says more wins, so that the order of arrival decides nothing. A
 * recording counts by how far it has come first: news of a recording alone tells no status, and a terminal status that knows
 * only that there will be one must not hide it.
 */
final class FactMerge {
    private static final Comparator<String> MORE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<Fact, NewsOrder> orders;
    private final NewsOrder newsOrder;
    private final CallFacts facts;
    private final @Nullable String rawStatus;

    private FactMerge(Call call, Observation news) {
        orders = FactOrders.parse(call.orders());
        newsOrder = news.order();
        CallFacts known = call.facts();
        CallFacts told = news.facts();
        facts = CallFacts.builder()
                .talkDuration(pick(Fact.TALK_DURATION, known.talkDuration(), told.talkDuration()))
                .answeredBy(pick(Fact.ANSWERED_BY, known.answeredBy(), told.answeredBy()))
                .transcript(pick(Fact.TRANSCRIPT, known.transcript(), told.transcript()))
                .summary(pick(Fact.SUMMARY, known.summary(), told.summary()))
                .recording(recording(known.recording(), told.recording()))
                .cost(pick(Fact.COST, known.cost(), told.cost()))
                .extractedData(pick(Fact.EXTRACTED_DATA, known.extractedData(), told.extractedData()))
                .failure(pick(Fact.FAILURE, known.failure(), told.failure()))
                .build();
        rawStatus = pick(Fact.RAW_STATUS, call.rawStatus(), news.rawStatus());
    }

    static FactMerge of(Call call, Observation news) {
        return new FactMerge(call, news);
    }

    CallFacts facts() {
        return facts;
    }

    @Nullable
    String rawStatus() {
        return rawStatus;
    }

    String orders() {
        return FactOrders.text(orders);
    }

    private Recording recording(Recording known, Recording told) {
        int further = Integer.compare(progress(told.state()), progress(known.state()));
        if (told.state() == RecordingState.NONE || further < 0) {
            return known;
        }
        Recording picked = pick(Fact.RECORDING, further > 0 ? null : known, told);
        return picked == null ? Recording.NONE : picked;
    }

    private static int progress(RecordingState state) {
        return switch (state) {
            case NONE -> 0;
            case PENDING -> 1;
            case ABSENT -> 2;
            case READY -> 3;
        };
    }

    private <T> @Nullable T pick(Fact fact, @Nullable T known, @Nullable T told) {
        if (told == null) {
            return known;
        }
        NewsOrder from = orders.get(fact);
        int order = from == null || known == null ? 1 : newsOrder.compareTo(from);
        if (order > 0 || (order == 0 && MORE.compare(text(told), text(known)) > 0)) {
            orders.put(fact, newsOrder);
            return told;
        }
        return known;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Recording recording ? recording.state() + " " + recording.url() : String.valueOf(value);
    }
}
