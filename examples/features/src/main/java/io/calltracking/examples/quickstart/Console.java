package io.calltracking.examples.quickstart;

import io.calltracking.Call;
import io.calltracking.CallChange;
import io.calltracking.CallEvent;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.Recording;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the program shows. */
final class Console {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String ROW = "  %-16s %-13s %9s %13s  %s%n";

    private final PrintStream out;
    private final ZoneId zone = ZoneId.systemDefault();

    Console(PrintStream out) {
        this.out = out;
    }

    void opening(Account account, Path folder, @Nullable WebhookServer webhooks) {
        out.printf("Calling through %s%n", account.name());
        out.printf("Calls are kept in %s%n", folder);
        out.printf(
                "%s%n",
                webhooks == null
                        ? "Not listening for webhooks (set WEBHOOK_PORT to do so): the poller alone finds out"
                        : "Listening for webhooks on port " + webhooks.port() + ", path " + WebhookServer.PATH);
        account.numbers().forEach(number -> {
            String remark = account.remarks().get(number);
            out.printf("  %s%s%n", number, remark == null ? "" : ": " + remark);
        });
    }

    void earlier(List<Call> earlier, List<Call> open) {
        if (earlier.isEmpty()) {
            out.printf("%nNo earlier calls.%n");
        } else {
            out.printf("%nEarlier calls, newest first:%n");
            table(earlier, true);
        }
        if (!open.isEmpty()) {
            out.printf(
                    "Going on with %d left open by an earlier run; their numbers are not dialed again.%n", open.size());
        }
        out.printf("%n");
    }

    void event(CallChange change) {
        CallEvent event = change.event();
        String what = switch (event.effect()) {
            case CREATED, MOVED -> event.to().word();
            case REOPENED -> event.to().word() + " (the provider tries again)";
            case FOLDED -> "  + " + data(change.call());
            case IGNORED -> "  - no change";
        };
        String note = event.note() == null ? "" : "(" + event.note() + ")";
        synchronized (out) {
            out.printf(
                    "%s  %s  %-16s %-8s %s%n",
                    CLOCK.format(event.observedAt().atZone(zone)),
                    change.call().to(),
                    what,
                    event.source().name().toLowerCase(Locale.ROOT),
                    note + ending(change));
        }
    }

    private static String ending(CallChange change) {
        Failure failure = change.call().failure();
        // What the answer to placing refused is told in full by refused().
        boolean told = change.event().source() == EventSource.API;
        if (change.event().effect() != Effect.MOVED || failure == null || told) {
            return "";
        }
        return failure.code() + ": " + Objects.requireNonNullElse(failure.text(), "no reason given");
    }

    private static String data(Call call) {
        return call.cost() == null ? "details" : "final data";
    }

    void refused(String number, Failure failure) {
        out.printf("%s was not placed; check BOLNA_AGENT_ID and the number. %s%n", number, failure.text());
    }

    void summary(List<Call> calls, Account account) {
        out.printf("%nSummary%n");
        table(calls, false);
        if (!account.remarks().isEmpty()) {
            out.printf("Run it again to see these calls listed first.%n");
        }
    }

    private void table(List<Call> calls, boolean withDay) {
        out.printf(ROW, "number", "status", "duration", "cost", withDay ? "placed at" : "recording");
        for (Call call : calls) {
            out.printf(
                    ROW,
                    call.to(),
                    call.status().word(),
                    seconds(call.talkDuration()),
                    money(call.cost()),
                    withDay ? day(call.times().created()) : recording(call.recording()));
        }
    }

    void stopped(int open) {
        out.printf(
                "%nStopped. %s%n",
                open == 0
                        ? "No call is open."
                        : (open == 1 ? "1 call is" : open + " calls are")
                                + " open; the next run goes on with what is left.");
        out.flush();
    }

    private String day(Instant instant) {
        return DAY.format(instant.atZone(zone));
    }

    private static String seconds(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String money(@Nullable Money money) {
        return money == null ? "-" : money.toString();
    }

    private static String recording(Recording recording) {
        String url = recording.url();
        return url == null ? recording.state().name().toLowerCase(Locale.ROOT) : url;
    }
}
