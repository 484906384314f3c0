package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists of executions. */
class ListTest {
    private final HandClock clock = new HandClock();
    private final ProviderSimulator simulator =
            ProviderSimulator.builder().clock(clock).seed(3).start();
    private final ApiClient api = new ApiClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void pagesHoldEveryCallOnceLastRunFirst() throws IOException {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(0, api.place("+1500555020" + i));
            clock.advance(Duration.ofMinutes(3));
        }

        ApiClient.Reply first = page("&page_size=2");
        ApiClient.Reply last = page("&page_size=2&page_number=3");

        assertThat(first.json())
                .containsEntry("total", 5L)
                .containsEntry("has_more", true)
                .containsEntry("page_size", 2L);
        assertThat(last.json()).containsEntry("has_more", false).containsEntry("page_number", 3L);
        List<String> ids = new ArrayList<>(ids(first));
        ids.addAll(ids(page("&page_size=2&page_number=2")));
        ids.addAll(ids(last));
        assertThat(ids).isEqualTo(placed);
        assertThat(ids(page("&page_size=2&page_number=9"))).isEmpty();
    }

    @Test
    void spanIncludesBothEnds() throws IOException {
        String id = api.place("+15005550123");

        assertThat(ids(api.get(path("2026-11-18T09:30:00.114502Z", "2026-11-18T09:30:00.114502Z"))))
                .containsExactly(id);
        assertThat(ids(api.get(path("2026-11-18T09:30:00.114503Z", "2026-11-18T10:00:00Z"))))
                .isEmpty();
    }

    @Test
    void filtersNarrowTheList() throws IOException {
        String completed = api.place(Outcome.COMPLETED.magicNumber());
        String busy = api.place(Outcome.BUSY.magicNumber());
        String voicemail = api.place(Outcome.VOICEMAIL.magicNumber());
        clock.advance(Duration.ofMinutes(3));

        assertThat(ids(page("&status=busy"))).containsExactly(busy);
        assertThat(ids(page("&answered_by_voice_mail=true"))).containsExactly(voicemail);
        assertThat(ids(page("&status=completed&answered_by_voice_mail=false"))).containsExactly(completed);
        assertThat(ids(page("&call_type=inbound"))).isEmpty();
        assertThat(ids(page("&call_type=outbound&provider=plivo"))).hasSize(3);
        assertThat(ids(page("&provider=twilio"))).isEmpty();
        assertThat(ids(page("&batch_id=5f2a9c07e81b4d36a0c4b7d913e6f258"))).isEmpty();
    }

    @Test
    void otherAgentsCallsAreNotListed() throws IOException {
        api.place("+15005550123");

        assertThat(ids(api.get(path("2026-11-18T00:00:00%2B00:00", "2026-11-19T00:00:00Z")
                        .replace(ApiClient.AGENT, "b"))))
                .isEmpty();
    }

    private ApiClient.Reply page(String filters) throws IOException {
        return api.get(path("2026-11-18T00:00:00.000Z", "2026-11-19T00:00:00.000Z") + filters);
    }

    private static String path(String from, String to) {
        return "/v2/agent/" + ApiClient.AGENT + "/executions?from=" + from + "&to=" + to;
    }

    private static List<String> ids(ApiClient.Reply page) {
        List<String> ids = new ArrayList<>();
        if (page.get("data") instanceof List<?> rows) {
            rows.forEach(row -> ids.add(String.valueOf(((Map<?, ?>) row).get("id"))));
        }
        return ids;
    }
}
