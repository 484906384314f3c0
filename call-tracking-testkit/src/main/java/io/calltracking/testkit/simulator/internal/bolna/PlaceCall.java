package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code POST /call}. */
final class PlaceCall {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
    private static final Duration SOONEST = Duration.ofMinutes(2);

    private final Switchboard switchboard;
    private final BolnaSettings.Account account;
    private final Clock clock;

    PlaceCall(Switchboard switchboard, BolnaSettings.Account account, Clock clock) {
        this.switchboard = switchboard;
        this.account = account;
        this.clock = clock;
    }

    Answer answer(Incoming request, String none) {
        Fields body = Fields.ofBody(request.body());
        String agentId = body.required("agent_id");
        String number = body.required("recipient_phone_number");
        if (!dialable(number)) {
            throw Refused.badRequest("recipient_phone_number must be in E.164 format");
        }
        if (!account.agents().isEmpty() && !account.agents().contains(agentId)) {
            throw Refused.notFound("Agent");
        }
        PlacedCall call = switchboard.place(new CallOrder(
                agentId,
                number,
                fromNumber(body.text("from_phone_number")),
                JournalEntries.data(body.fields("user_data")),
                scheduledAt(body.text("scheduled_at"), clock.instant()),
                RetryConfig.read(body),
                null));
        return Answer.json(
                200,
                JsonObject.with("message", "done")
                        .and("status", call.order().scheduledAt() == null ? "queued" : "scheduled")
                        .and("execution_id", call.id()));
    }

    /** Whether a text is a number in E.164 form. */
    static boolean dialable(String number) {
        return E164.matcher(number).matches();
    }

    /** A time to dial at; refuses what the API refuses, with {@code Z} the way it does. */
    static @Nullable Instant scheduledAt(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        if (text.toUpperCase(Locale.ROOT).endsWith("Z")) {
            throw Refused.serverError();
        }
        Instant scheduledAt;
        try {
            scheduledAt = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Refused.badRequest("Invalid scheduled_at");
        }
        if (scheduledAt.isBefore(now.plus(SOONEST))) {
            throw Refused.badRequest("Scheduled time should be atleast 2 minutes in the future");
        }
        return scheduledAt;
    }

    private String fromNumber(@Nullable String asked) {
        if (asked == null) {
            return account.numbers().get(0);
        }
        if (!account.numbers().contains(asked)) {
            throw Refused.badRequest("Invalid from_phone_number");
        }
        return asked;
    }
}
