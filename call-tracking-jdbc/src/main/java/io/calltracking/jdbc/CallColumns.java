package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.flag;
import static io.calltracking.jdbc.Column.id;
import static io.calltracking.jdbc.Column.integer;
import static io.calltracking.jdbc.Column.number;
import static io.calltracking.jdbc.Column.text;
import static io.calltracking.jdbc.Column.time;
import static io.calltracking.jdbc.Column.word;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Direction;
import io.calltracking.Failure;
import io.calltracking.JsonText;
import io.calltracking.Money;
import io.calltracking.Pool;
import io.calltracking.ProviderIds;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.Turn;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of the call table that make up a {@link Call}. */
final class CallColumns {
    /** What was asked for: written once. */
    private static final List<Column<Call>> SPEC = List.of(
            id("id", call -> call.id().value()),
            text("owner", Call::owner),
            text("to_number", Call::to),
            text("from_number", Call::from),
            text("agent", call -> call.spec().agent()),
            text("contact", call -> call.spec().contact()),
            text("phone_number_id", call -> call.spec().phoneNumberId()),
            text("campaign", call -> call.spec().campaign()),
            integer("attempt", call -> call.spec().attempt()),
            word("direction", call -> call.spec().direction()),
            number("max_duration_ms", call -> millis(call.spec().maxDuration())),
            time("scheduled_at", call -> call.spec().scheduledAt()),
            number("max_wait_ms", call -> millis(call.spec().maxWait())),
            number("poll_interval_ms", call -> millis(call.spec().pollInterval())),
            text("variables", call -> JsonText.write(call.spec().variables())),
            text("metadata", call -> JsonText.write(call.metadata())),
            text("idempotency_key", call -> call.spec().idempotencyKey()));

    private static final List<Column<Call>> STATE = List.of(
            number("version", Call::version),
            text("provider", Call::provider),
            text("provider_call_id", Call::providerCallId),
            text("run_id", call -> call.ids().runId()),
            text("carrier_call_id", call -> call.ids().carrierCallId()),
            word("status", Call::status),
            text("raw_status", Call::rawStatus),
            integer("provider_attempt", call -> call.state().providerAttempt()),
            flag("retry_expected", call -> call.state().retryExpected()),
            text("unsettled_number", call -> call.status().isUnsettled() ? call.to() : null),
            text(
                    "unsettled_contact",
                    call -> call.status().isUnsettled() ? call.spec().contact() : null));

    private static final List<Column<Call>> SLOT = List.of(
            text("slot_account", CallColumns::slotAccount),
            text("place_in_owner", call -> place(call, Pool.Kind.OWNER)),
            text("place_in_account", call -> place(call, Pool.Kind.ACCOUNT)),
            text("place_in_campaign", call -> place(call, Pool.Kind.CAMPAIGN)),
            number("turn_lane", call -> turn(call, turn -> (long) turn.lane())),
            number("turn_number", call -> turn(call, Turn::number)));

    private static final List<Column<Call>> FACTS = List.of(
            number("talk_ms", call -> millis(call.talkDuration())),
            word("answered_by", call -> call.facts().answeredBy()),
            text("transcript", call -> call.facts().transcript()),
            text("summary", call -> call.facts().summary()),
            word("recording_state", call -> call.recording().state()),
            text("recording_url", call -> call.recording().url()),
            text("recording_id", call -> call.recording().id()),
            Column.amount("cost_amount", call -> amount(call.cost())),
            text("cost_currency", call -> currency(call.cost())),
            text("extracted_data", call -> call.facts().extractedData()),
            text("failure_code", call -> failureCode(call.failure())),
            text("failure_text", call -> failureText(call.failure())),
            text("fact_orders", call -> call.orders()));

    private static final List<Column<Call>> TIMES_AND_REMARKS = List.of(
            time("created_at", call -> call.times().created()),
            time("initiated_at", call -> call.times().initiated()),
            time("queued_at", call -> call.times().queued()),
            time("ringing_at", call -> call.times().ringing()),
            time("answered_at", call -> call.times().answered()),
            time("ended_at", call -> call.times().ended()),
            time("closed_at", call -> call.times().closed()),
            time("updated_at", call -> call.times().updated()),
            time("deleted_at", call -> call.times().deleted()),
            time("erased_at", call -> call.times().erased()),
            text("outcome", call -> call.remarks().outcome()),
            text("notes", call -> call.remarks().notes()));

    /** What a change writes. */
    static final List<Column<Call>> CHANGING = Stream.of(STATE, SLOT, FACTS, TIMES_AND_REMARKS)
            .flatMap(List::stream)
            .toList();

    /** All of a call. */
    static final List<Column<Call>> ALL =
            Stream.of(SPEC, CHANGING).flatMap(List::stream).toList();

    /** What an erasure writes. */
    static final List<Column<Call>> ALL_BUT_ID = ALL.subList(1, ALL.size());

    private CallColumns() {}

    /** The call in a row that has all the columns. */
    static Call read(Row row) throws SQLException {
        return new Call(
                new CallId(row.id("id")),
                row.number("version"),
                spec(row),
                new ProviderIds(
                        row.text("provider"),
                        row.textOrNull("provider_call_id"),
                        row.textOrNull("run_id"),
                        row.textOrNull("carrier_call_id")),
                new CallState(
                        row.word(CallStatus.class, "status"),
                        row.textOrNull("raw_status"),
                        row.integer("provider_attempt"),
                        row.flag("retry_expected"),
                        slot(row),
                        turn(row)),
                facts(row),
                times(row),
                new Remarks(row.textOrNull("outcome"), row.textOrNull("notes")),
                row.text("fact_orders"));
    }

    private static CallSpec spec(Row row) throws SQLException {
        return new CallSpec(
                row.text("owner"),
                row.text("to_number"),
                row.textOrNull("from_number"),
                row.textOrNull("agent"),
                row.textOrNull("contact"),
                row.textOrNull("phone_number_id"),
                row.textOrNull("campaign"),
                row.integer("attempt"),
                row.word(Direction.class, "direction"),
                row.durationOrNull("max_duration_ms"),
                row.timeOrNull("scheduled_at"),
                row.durationOrNull("max_wait_ms"),
                row.durationOrNull("poll_interval_ms"),
                JsonText.read(row.text("variables")),
                JsonText.read(row.text("metadata")),
                row.textOrNull("idempotency_key"));
    }

    private static @Nullable Slot slot(Row row) throws SQLException {
        String inAccount = row.textOrNull("place_in_account");
        return inAccount == null
                ? null
                : new Slot(
                        row.text("slot_account"),
                        row.text("place_in_owner"),
                        inAccount,
                        row.textOrNull("place_in_campaign"));
    }

    private static @Nullable Turn turn(Row row) throws SQLException {
        Long number = row.numberOrNull("turn_number");
        return number == null ? null : new Turn(row.text("slot_account"), row.integer("turn_lane"), number);
    }

    private static CallFacts facts(Row row) throws SQLException {
        BigDecimal amount = row.amountOrNull("cost_amount");
        String failure = row.textOrNull("failure_code");
        return new CallFacts(
                row.durationOrNull("talk_ms"),
                row.wordOrNull(AnsweredBy.class, "answered_by"),
                row.textOrNull("transcript"),
                row.textOrNull("summary"),
                new Recording(
                        row.word(RecordingState.class, "recording_state"),
                        row.textOrNull("recording_url"),
                        row.textOrNull("recording_id")),
                amount == null ? null : new Money(amount, row.text("cost_currency")),
                row.textOrNull("extracted_data"),
                failure == null ? null : new Failure(failure, row.textOrNull("failure_text")));
    }

    private static CallTimes times(Row row) throws SQLException {
        return new CallTimes(
                row.time("created_at"),
                row.timeOrNull("initiated_at"),
                row.timeOrNull("queued_at"),
                row.timeOrNull("ringing_at"),
                row.timeOrNull("answered_at"),
                row.timeOrNull("ended_at"),
                row.timeOrNull("closed_at"),
                row.time("updated_at"),
                row.timeOrNull("deleted_at"),
                row.timeOrNull("erased_at"));
    }

    private static @Nullable String slotAccount(Call call) {
        Slot slot = call.state().slot();
        Turn turn = call.state().turn();
        return slot != null ? slot.account() : turn == null ? null : turn.account();
    }

    private static @Nullable String place(Call call, Pool.Kind kind) {
        Slot slot = call.state().slot();
        return slot == null ? null : slot.in(kind);
    }

    private static @Nullable Long turn(Call call, Function<Turn, Long> part) {
        Turn turn = call.state().turn();
        return turn == null ? null : part.apply(turn);
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable BigDecimal amount(@Nullable Money cost) {
        return cost == null ? null : cost.amount();
    }

    private static @Nullable String currency(@Nullable Money cost) {
        return cost == null ? null : cost.currency();
    }

    private static @Nullable String failureCode(@Nullable Failure failure) {
        return failure == null ? null : failure.code();
    }

    private static @Nullable String failureText(@Nullable Failure failure) {
        return failure == null ? null : failure.text();
    }
}
