package io.calltracking.client.twilio;

import static io.calltracking.client.twilio.TwilioCallsTest.assertInvalid;
import static io.calltracking.client.twilio.TwilioServer.CALL;
import static io.calltracking.client.twilio.TwilioServer.FIXTURES;
import static io.calltracking.client.twilio.TwilioServer.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.Outcome;
import io.calltracking.client.UnexpectedResponseException;
import io.calltracking.client.internal.ScriptedServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioListsTest {
    private static final String LIST = ROOT + "/Calls.json";
    private static final String SECOND =
            "?Status=completed&StartTime%3E=2026-11-20&PageSize=2&Page=1&PageToken=PACAf00d0000000000000000000000000009";

    private final TwilioServer twilio = new TwilioServer();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void filtersAreEncodedWithTheirSigns() {
        twilio.answer(200, "calls-page-empty.json");

        twilio.client()
                .calls()
                .list(TwilioCallQuery.builder()
                        .to("+15005550010")
                        .from("+15005550006")
                        .parentCallSid(CALL)
                        .status(TwilioStatus.Kind.NO_ANSWER)
                        .startedFrom(Instant.parse("2026-01-02T03:04:05.999Z"))
                        .startedBefore(Instant.parse("2026-01-02T03:04:05.001Z"))
                        .endedOn(LocalDate.of(2026, 1, 2))
                        .pageSize(2)
                        .build());

        assertThat(twilio.request().getTarget())
                .isEqualTo(LIST + "?To=%2B15005550010&From=%2B15005550006&ParentCallSid=" + CALL
                        + "&Status=no-answer&StartTime%3E=2026-01-02T03%3A04%3A05&StartTime%3C=2026-01-02T03%3A04%3A06"
                        + "&EndTime=2026-01-02&PageSize=2");
    }

    @Test
    void remainingFiltersHaveTheirNames() {
        twilio.answer(200, "calls-page-empty.json");

        twilio.client()
                .calls()
                .list(TwilioCallQuery.builder()
                        .startedOn(LocalDate.of(2026, 1, 2))
                        .endedFrom(Instant.parse("2026-01-02T03:04:05Z"))
                        .endedBefore(Instant.parse("2026-01-03T00:00:00Z"))
                        .build());

        assertThat(twilio.request().getTarget())
                .isEqualTo(LIST + "?StartTime=2026-01-02&EndTime%3E=2026-01-02T03%3A04%3A05"
                        + "&EndTime%3C=2026-01-03T00%3A00%3A00");
    }

    @ParameterizedTest
    @EnumSource(
            value = TwilioStatus.Kind.class,
            names = {"INITIATED", "UNKNOWN"})
    void statusThatTheApiNeverSaysIsNotAskedFor(TwilioStatus.Kind status) {
        assertInvalid("status", () -> TwilioCallQuery.builder().status(status));
    }

    @Test
    void queryIsChecked() {
        assertInvalid("pageSize", () -> TwilioCallQuery.builder().pageSize(0));
        assertInvalid("pageSize", () -> TwilioCallQuery.builder().pageSize(1001));
        assertInvalid("to", () -> TwilioCallQuery.builder().to("5551234"));
        assertInvalid("parentCallSid", () -> TwilioCallQuery.builder().parentCallSid("x"));
        assertThat(TwilioCallQuery.builder().to("+15005550010").build().toString())
                .isEqualTo("TwilioCallQuery[To]");
    }

    @Test
    void nextPageIsTheOneTwilioNames() throws Exception {
        twilio.answer(200, "calls-page.json")
                .answer(200, "calls-page-last.json")
                .answer(200, "calls-page-last.json");

        TwilioPage<TwilioCall> first = twilio.client().calls().list(all());
        TwilioPage<TwilioCall> last = twilio.client().calls().next(first);

        assertThat(first.rows()).hasSize(2);
        assertThat(first.number()).isZero();
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.hasMore()).isTrue();
        assertThat(last.rows()).hasSize(1);
        assertThat(last.number()).isEqualTo(1);
        assertThat(last.hasMore()).isFalse();
        twilio.request();
        assertThat(twilio.request().getTarget()).isEqualTo(LIST + SECOND);
        assertInvalid("page", () -> twilio.client().calls().next(last));
        assertThat(twilio.client().calls().nextAsync(first).get(5, TimeUnit.SECONDS))
                .isEqualTo(last);
    }

    @Test
    void emptyPageHasNothingThoughItsIndexesAreZero() throws Exception {
        twilio.answer(200, "calls-page-empty.json");

        TwilioPage<TwilioCall> page = twilio.client().calls().listAsync(all()).get(5, TimeUnit.SECONDS);

        assertThat(page.rows()).isEmpty();
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void streamReadsAPageOnlyWhenItsRowsAreAskedFor() {
        twilio.answer(200, "calls-page.json").answer(200, "calls-page-last.json");

        Stream<TwilioCall> calls = twilio.client().calls().stream(all());

        assertThat(twilio.requestCount()).isZero();
        assertThat(calls.limit(1)).hasSize(1);
        assertThat(twilio.requestCount()).isEqualTo(1);
    }

    @Test
    void streamEndsAtTheLastPage() {
        twilio.answer(200, "calls-page.json").answer(200, "calls-page-last.json");

        List<String> sids =
                twilio.client().calls().stream(all()).map(TwilioCall::sid).toList();

        assertThat(sids).hasSize(3).doesNotHaveDuplicates().endsWith("CAf00d000000000000000000000000000a");
        assertThat(twilio.requestCount()).isEqualTo(2);
    }

    @Test
    void rowThatIsOnTwoPagesComesOnce() {
        String page = FIXTURES.text("calls-page.json");
        twilio.answer(ScriptedServer.response(200, page))
                .answer(ScriptedServer.response(
                        200, page.replaceAll("\"next_page_uri\": \"[^\"]*\"", "\"next_page_uri\": null")));

        assertThat(twilio.client().calls().stream(all())).hasSize(2);
    }

    @Test
    void pageThatNamesItselfAsTheNextIsAnErrorAndNoCircle() {
        String page = FIXTURES.text("calls-page.json");
        twilio.answer(ScriptedServer.response(200, page)).answer(ScriptedServer.response(200, page));

        assertThatThrownBy(() -> twilio.client().calls().stream(all()).toList())
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("back to the same page");
        assertThat(twilio.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json?Page=1",
                "//evil.example/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json?Page=1",
                "/\\\\evil.example/Calls.json",
                "/2010-04-01/Accounts/AC11111111111111111111111111111111/Calls.json?Page=1",
                "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json?Page=1",
                "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Calls.json/../Keys.json",
                "Calls.json?Page=1",
                "?Page=1"
            })
    void nextPageThatLeadsElsewhereIsNotFollowed(String uri) {
        twilio.answer(
                ScriptedServer.response(200, "{\"calls\":[],\"next_page_uri\":\"" + uri.replace("\\", "\\\\") + "\"}"));

        assertThatThrownBy(() -> twilio.client().calls().stream(all()).toList())
                .isInstanceOfSatisfying(
                        UnexpectedResponseException.class,
                        e -> assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER))
                .hasMessageContaining("leads elsewhere");
        assertThat(twilio.requestCount()).isEqualTo(1);
        assertInvalid("page", () -> twilio.client().calls().next(new TwilioPage<>(List.of(), 0, 0, uri)));
    }

    @Test
    void nextPageStaysBehindAConfiguredPrefix() {
        try (TwilioServer proxy = new TwilioServer()) {
            TwilioClient client = TwilioClient.builder(TwilioServer.ACCOUNT)
                    .authToken(TwilioServer.TOKEN)
                    .baseUrl(proxy.url("/gateway/twilio"))
                    .build();
            try (client) {
                proxy.answer(200, "calls-page.json").answer(200, "calls-page-last.json");
                assertThat(client.calls().stream(all())).hasSize(3);
                assertThat(proxy.request().getTarget()).isEqualTo("/gateway/twilio" + LIST);
                assertThat(proxy.request().getTarget()).isEqualTo("/gateway/twilio" + LIST + SECOND);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"calls\":{}}", "{\"calls\":[1]}", "{\"calls\":[{}]}"})
    void pageThatIsNoneIsAnError(String body) {
        twilio.answer(ScriptedServer.response(200, body));

        assertThatThrownBy(() -> twilio.client().calls().list(all())).isInstanceOf(UnexpectedResponseException.class);
    }

    private static TwilioCallQuery all() {
        return TwilioCallQuery.builder().build();
    }
}
