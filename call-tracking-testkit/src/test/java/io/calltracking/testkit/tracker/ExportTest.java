package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallExport;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.JsonText;
import io.calltracking.store.Store;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files hold each call once, in a form that other programs read and spreadsheets do not run. */
class ExportTest {
    private static final int MANY = 50_000;
    private static final int PAGE = 500;

    private final Tracking tracking = new Tracking();

    @Test
    void csvHasNamesAndARowForEachCall() throws IOException {
        Call call = tracking.tracker.place(CallRequest.to(Tracking.NUMBER)
                .agent("agent-1")
                .owner("a \"b\", c")
                .contact("=1+1")
                .metadata(Map.of("k", "v"))
                .build());
        tracking.tracker.operator("alice").remark(call.id(), "@SUM(A1)", "two\r\nlines");
        StringBuilder out = new StringBuilder();
        assertThat(tracking.tracker.export(CallQuery.all()).writeCsv(out)).isEqualTo(1);
        String[] rows = out.toString().split("\r\n", 2);
        assertThat(rows[0]).startsWith("id,owner,contact,agent,").endsWith(",outcome,notes,metadata");
        assertThat(rows[1])
                .startsWith(call.id() + ",\"a \"\"b\"\", c\",'=1+1,agent-1,,1,outbound," + Tracking.NUMBER + ",")
                .endsWith(",'@SUM(A1),\"two\r\nlines\",\"{\"\"k\"\":\"\"v\"\"}\"\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsText() throws IOException {
        for (String formula : List.of("=A1", "+A1", "-A1", "@A1", "\tA1", " =A1", "-1+cmd|'/c calc'!A0")) {
            Call call = tracking.tracker.place(Tracking.request());
            tracking.tracker.operator("alice").complete(call.id(), formula);
            StringBuilder out = new StringBuilder();
            tracking.tracker.export(CallQuery.all().limit(1).outcome(formula)).writeCsv(out);
            assertThat(out.toString()).contains(",'" + formula + ",");
        }
    }

    @Test
    void jsonLinesAreOneObjectEach() throws IOException {
        Call first = tracking.tracker.place(Tracking.request());
        tracking.tracker.operator("alice").complete(first.id(), "two\nlines");
        tracking.pass(Duration.ofSeconds(1));
        Call second = tracking.tracker.place(Tracking.request());
        StringBuilder out = new StringBuilder();
        assertThat(tracking.tracker.export(CallQuery.all().oldest()).writeJsonLines(out))
                .isEqualTo(2);
        List<Map<String, Object>> lines =
                out.toString().lines().map(JsonText::read).toList();
        assertThat(lines).extracting(line -> line.get("id")).containsExactly(first.id() + "", second.id() + "");
        assertThat(lines.get(0)).containsEntry("outcome", "two\nlines").containsEntry("to", Tracking.NUMBER);
        assertThat(lines.get(0).keySet()).isEqualTo(lines.get(1).keySet());
    }

    /** Each page is written out before the next one is read, so no more than a page is held. */
    @Test
    void noMoreThanAPageIsHeld() throws IOException {
        Call sample = tracking.tracker.place(Tracking.request());
        List<CallId> ids = IntStream.range(0, MANY)
                .mapToObj(i -> CallId.create(Instant.EPOCH.plusMillis(i)))
                .toList();
        Rows rows = new Rows();
        List<Long> writtenAtEachPage = new ArrayList<>();
        Store many = (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, args) -> {
                    if (!method.getName().equals("list")) {
                        return method.invoke(tracking.memory, args);
                    }
                    writtenAtEachPage.add(rows.count);
                    CallQuery query = (CallQuery) args[0];
                    int from = query.after() == null ? 0 : ids.indexOf(query.after()) + 1;
                    return ids.subList(from, Math.min(MANY, from + query.limit())).stream()
                            .map(id -> copy(sample, id))
                            .toList();
                });
        CallExport export =
                tracking.on(many).export(CallQuery.all().oldest().limit(PAGE).page(3));
        assertThat(export.writeJsonLines(rows)).isEqualTo(MANY);
        assertThat(rows.count).isEqualTo(MANY);
        assertThat(writtenAtEachPage)
                .isEqualTo(IntStream.rangeClosed(0, MANY / PAGE)
                        .mapToObj(page -> (long) page * PAGE)
                        .toList());
    }

    private static Call copy(Call call, CallId id) {
        return new Call(
                id,
                1,
                call.spec(),
                call.ids(),
                call.state(),
                call.facts(),
                call.times(),
                call.remarks(),
                call.orders());
    }

    /** Counts lines and keeps none. */
    private static final class Rows implements Appendable {
        private long count;

        @Override
        public Appendable append(CharSequence text) {
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int from, int to) {
            return this;
        }

        @Override
        public Appendable append(char c) {
            count++;
            return this;
        }
    }
}
