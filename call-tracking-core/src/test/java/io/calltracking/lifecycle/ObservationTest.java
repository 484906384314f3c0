package io.calltracking.lifecycle;

import static io.calltracking.lifecycle.Calls.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Direction;
import io.calltracking.EventSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** News keeps what it was told. */
class ObservationTest {
    private static final CallId CALL = CallId.create(START);

    private static Observation full() {
        return Observation.from(EventSource.WEBHOOK)
                .status(CallStatus.RINGING)
                .rawStatus("ringing")
                .facts(CallFacts.builder().summary("s").build())
                .occurredAt(START.plusNanos(1_500_000))
                .sequence(7L)
                .providerAttempt(2)
                .retryExpected(true)
                .callId(CALL)
                .providerCallId("p-1")
                .runId("run-1")
                .carrierCallId("CA-1")
                .direction(Direction.INBOUND)
                .number("+15005550100")
                .caller("+15005550123")
                .onlyFrom(Set.of(CallStatus.QUEUED))
                .note("note")
                .dedupeKey("key")
                .payload("{}")
                .slotNews(new SlotNews.Kept())
                .build();
    }

    @Test
    void everythingToldCanBeRead() {
        check(full());
        assertThat(full().source()).isEqualTo(EventSource.WEBHOOK);
        assertThat(full().dedupeKey()).isEqualTo("key");
    }

    @Test
    void anotherSourceTellsTheSame() {
        Observation told = full().by(EventSource.POLL);

        check(told);
        assertThat(told.source()).isEqualTo(EventSource.POLL);
        assertThat(told.dedupeKey()).isEqualTo("key");
    }

    @Test
    void keyCanBeLeftOut() {
        Observation told = full().withoutDedupeKey();

        check(told);
        assertThat(told.source()).isEqualTo(EventSource.WEBHOOK);
        assertThat(told.dedupeKey()).isNull();
    }

    private static void check(Observation news) {
        assertThat(news.status()).isEqualTo(CallStatus.RINGING);
        assertThat(news.rawStatus()).isEqualTo("ringing");
        assertThat(news.facts().summary()).isEqualTo("s");
        assertThat(news.occurredAt()).as("cut to the millisecond").isEqualTo(START.plusMillis(1));
        assertThat(news.sequence()).isEqualTo(7L);
        assertThat(news.providerAttempt()).isEqualTo(2);
        assertThat(news.retryExpected()).isTrue();
        assertThat(news.callId()).isEqualTo(CALL);
        assertThat(news.providerCallId()).isEqualTo("p-1");
        assertThat(news.runId()).isEqualTo("run-1");
        assertThat(news.carrierCallId()).isEqualTo("CA-1");
        assertThat(news.direction()).isEqualTo(Direction.INBOUND);
        assertThat(news.number()).isEqualTo("+15005550100");
        assertThat(news.caller()).isEqualTo("+15005550123");
        assertThat(news.onlyFrom()).containsExactly(CallStatus.QUEUED);
        assertThat(news.note()).isEqualTo("note");
        assertThat(news.payload()).isEqualTo("{}");
        assertThat(news.slotNews()).isEqualTo(new SlotNews.Kept());
        assertThat(news.hint()).isFalse();
    }

    @Test
    void textOfNewsHidesTheNumber() {
        assertThat(full().toString())
                .contains("WEBHOOK", "RINGING", "p-1", " to ")
                .doesNotContain("5005550100", "5005550123");
        assertThat(Observation.from(EventSource.POLL).build().toString())
                .contains("POLL")
                .doesNotContain(" to ");
    }

    @Test
    void longKeysBecomeShortOnes() {
        String longest = "k".repeat(200);

        assertThat(key(longest)).isEqualTo(longest);
        assertThat(key(longest + "x")).startsWith("sha256:").hasSize(71).isNotEqualTo(key(longest + "y"));
    }

    private static String key(String key) {
        return String.valueOf(
                Observation.from(EventSource.WEBHOOK).dedupeKey(key).build().dedupeKey());
    }

    @Test
    void ordersOfNewsCompareByRankThenSequenceThenTime() {
        NewsOrder order = new NewsOrder(5, 2, 100);

        assertThat(order).isLessThan(new NewsOrder(6, 0, 0)).isLessThan(new NewsOrder(5, 3, 0));
        assertThat(order).isLessThan(new NewsOrder(5, 2, 101)).isEqualByComparingTo(new NewsOrder(5, 2, 100));
        assertThat(NewsOrder.parse(order.toString())).isEqualTo(order);
        assertThat(Observation.from(EventSource.POLL).build().order()).isEqualTo(new NewsOrder(-1, -1, -1));
        assertThat(full().order()).isEqualTo(new NewsOrder(5, 7, START.toEpochMilli() + 1));
    }
}
