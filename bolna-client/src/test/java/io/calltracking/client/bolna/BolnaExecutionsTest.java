package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.UnexpectedResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BolnaExecutionsTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

    private final BolnaServer bolna = new BolnaServer();

    @AfterEach
    void stop() {
        bolna.close();
    }

    @Test
    void executionIsReadByItsId() throws Exception {
        bolna.answer(200, "execution-ringing.json").answer(200, "execution-ringing.json");

        BolnaExecution execution = bolna.client().executions().get("e-1");

        assertThat(execution.status().kind()).isEqualTo(BolnaStatus.Kind.RINGING);
        RecordedRequest request = bolna.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/executions/e-1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BolnaServer.KEY);
        assertThat(bolna.client().executions().getAsync("e-1").get(5, TimeUnit.SECONDS))
                .isEqualTo(execution);
    }

    @Test
    void pageIsAskedForWithEveryFilter() {
        bolna.answer(200, "executions-page.json");

        BolnaExecutionPage page = bolna.client()
                .executions()
                .list(BolnaExecutionQuery.builder("agent-1", FROM, FROM.plus(Duration.ofDays(7)))
                        .pageNumber(3)
                        .pageSize(50)
                        .status("no-answer")
                        .callType("outbound")
                        .provider("plivo")
                        .answeredByVoicemail(false)
                        .batchId("b")
                        .build());

        assertThat(page.executions()).hasSize(2);
        assertThat(page.pageNumber()).isEqualTo(1);
        assertThat(page.pageSize()).isEqualTo(2);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.hasMore()).isTrue();
        HttpUrl url = Objects.requireNonNull(bolna.request().getUrl());
        assertThat(url.encodedPath()).isEqualTo("/v2/agent/agent-1/executions");
        assertThat(url.query())
                .isEqualTo(
                        "page_number=3&page_size=50&from=2026-11-01T00:00:00.000Z&to=2026-11-08T00:00:00.000Z"
                                + "&status=no-answer&call_type=outbound&provider=plivo&answered_by_voice_mail=false&batch_id=b");
    }

    @Test
    void emptyAndTrimmedPagesAreRead() {
        bolna.answer(200, "executions-page-empty.json").answer(200, "executions-page-slim.json");

        assertThat(bolna.client().executions().list(week()).executions()).isEmpty();
        assertThat(bolna.client().executions().list(week()).executions())
                .extracting(execution -> execution.status().raw())
                .containsExactly("completed", "no-answer");
    }

    @Test
    void pageWithARowThatIsNoExecutionIsNotReadInPart() {
        for (int i = 0; i < 3; i++) {
            bolna.answer(BolnaServer.response(200, "{\"data\":[{\"id\":\"a\"},7]}"));
        }

        assertThatThrownBy(() -> bolna.client().executions().list(week()))
                .isInstanceOf(UnexpectedResponseException.class);
    }

    @Test
    void spanOfMoreThanSevenDaysIsNotSentAsOnePage() {
        BolnaExecutionQuery query = BolnaExecutionQuery.builder(
                        "agent-1", FROM, FROM.plus(Duration.ofDays(7)).plusMillis(1))
                .build();

        assertThatThrownBy(() -> bolna.client().executions().list(query))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("to"));
        assertThat(bolna.requestCount()).isZero();
    }

    @Test
    void badQueriesNameTheirField() {
        assertThatThrownBy(() -> BolnaExecutionQuery.builder("", FROM, FROM)).hasMessageContaining("agentId");
        assertThatThrownBy(() -> BolnaExecutionQuery.builder("a", FROM, FROM.minusMillis(1))
                        .build())
                .hasMessageContaining("to must");
        assertThatThrownBy(() -> BolnaExecutionQuery.builder("a", FROM, FROM)
                        .pageSize(51)
                        .build())
                .hasMessageContaining("pageSize");
        assertThatThrownBy(() -> BolnaExecutionQuery.builder("a", FROM, FROM)
                        .pageNumber(0)
                        .build())
                .hasMessageContaining("pageNumber");
    }

    @Test
    void streamWalksThroughWeeksAndPagesAndPassesEachExecutionOnOnce() {
        bolna.answer(page(true, "a", "b"))
                .answer(page(false, "b", "c"))
                .answer(page(false))
                .answer(page(false, "c", "d"));
        BolnaExecutionQuery query = BolnaExecutionQuery.builder("agent-1", FROM, FROM.plus(Duration.ofDays(16)))
                .build();

        List<String> ids = bolna.client().executions().stream(query)
                .map(BolnaExecution::id)
                .toList();

        assertThat(ids).containsExactly("a", "b", "c", "d");
        assertThat(windows(4))
                .containsExactly(
                        "1 2026-11-01T00:00:00.000Z 2026-11-08T00:00:00.000Z",
                        "2 2026-11-01T00:00:00.000Z 2026-11-08T00:00:00.000Z",
                        "1 2026-11-08T00:00:00.000Z 2026-11-15T00:00:00.000Z",
                        "1 2026-11-15T00:00:00.000Z 2026-11-17T00:00:00.000Z");
    }

    @Test
    void streamReadsNoFurtherThanAskedFor() {
        bolna.answer(page(true, "a", "b"));

        assertThat(bolna.client().executions().stream(week()).limit(2)).hasSize(2);

        assertThat(bolna.requestCount()).isEqualTo(1);
    }

    @Test
    void streamEndsWhenMoreIsPromisedButNothingComes() {
        bolna.answer(page(true, "a")).answer(page(true));

        assertThat(bolna.client().executions().stream(week())).hasSize(1);
    }

    private List<String> windows(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> Objects.requireNonNull(bolna.request().getUrl()))
                .map(url -> url.queryParameter("page_number") + " " + url.queryParameter("from") + " "
                        + url.queryParameter("to"))
                .toList();
    }

    private static mockwebserver3.MockResponse.Builder page(boolean more, String... ids) {
        String rows = String.join(
                ",", List.of(ids).stream().map(id -> "{\"id\":\"" + id + "\"}").toList());
        return BolnaServer.response(200, "{\"has_more\":" + more + ",\"data\":[" + rows + "]}");
    }

    private static BolnaExecutionQuery week() {
        return BolnaExecutionQuery.builder("agent-1", FROM, FROM.plus(Duration.ofDays(7)))
                .build();
    }
}
