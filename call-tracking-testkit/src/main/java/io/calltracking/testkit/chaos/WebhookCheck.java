package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.EventSource;
import io.calltracking.JsonText;
import io.calltracking.testkit.simulator.WebhookAttempt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The news of every webhook that was acknowledged is in the log of its call. */
final class WebhookCheck implements Check {
    private static final List<String> NEWS = List.of("id", "status", "retry_count", "updated_at");

    @Override
    public void look(Snapshot snapshot, Report report) {
        snapshot.webhooks().stream()
                .filter(WebhookAttempt::acknowledged)
                .map(attempt -> attempt.callId() + " " + news(attempt.body()))
                .distinct()
                .filter(told -> !isLogged(snapshot, told))
                .forEach(told -> report.add(Breach.ACKNOWLEDGED_LOST, where(snapshot, told) + ": " + told));
    }

    /** Durable all the same, or gone. */
    private static String where(Snapshot snapshot, String told) {
        String providerCallId = told.substring(0, told.indexOf(' '));
        return snapshot.parked().getOrDefault(providerCallId, List.of()).stream()
                        .anyMatch(parked -> told.equals(providerCallId + " " + news(parked.body())))
                ? "still parked"
                : "in no log and not parked";
    }

    private static boolean isLogged(Snapshot snapshot, String told) {
        String providerCallId = told.substring(0, told.indexOf(' '));
        Optional<Call> call = snapshot.known(providerCallId);
        return call.isPresent()
                && snapshot.log(call.get()).stream()
                        .filter(event -> event.source() == EventSource.WEBHOOK)
                        .map(CallEvent::payload)
                        .filter(Objects::nonNull)
                        .anyMatch(payload -> told.equals(providerCallId + " " + news(payload)));
    }

    private static String news(@Nullable String body) {
        Map<String, @Nullable Object> members = JsonText.read(String.valueOf(body));
        return String.join(
                " ", NEWS.stream().map(name -> name + "=" + members.get(name)).toList());
    }
}
