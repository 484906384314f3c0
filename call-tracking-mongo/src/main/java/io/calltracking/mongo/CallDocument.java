package io.calltracking.mongo;

import static io.calltracking.mongo.Field.number;
import static io.calltracking.mongo.Field.text;
import static io.calltracking.mongo.Field.time;
import static io.calltracking.mongo.Field.word;

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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.jspecify.annotations.Nullable;

/** The fields of a call document that make up a {@link Call}. */
final class CallDocument {
    /** What was asked for: written once. */
    private static final List<Field<Call>> SPEC = List.of(
            new Field<>("_id", call -> Values.id(call.id())),
            text("owner", Call::owner),
            text("to_number", Call::to),
            text("from_number", Call::from),
            text("agent", call -> call.spec().agent()),
            text("contact", call -> call.spec().contact()),
            text("phone_number_id", call -> call.spec().phoneNumberId()),
            text("campaign", call -> call.spec().campaign()),
            number("attempt", call -> (long) call.spec().attempt()),
            word("direction", call -> call.spec().direction()),
            new Field<>("max_duration_ms", call -> Values.millis(call.spec().maxDuration())),
            time("scheduled_at", call -> call.spec().scheduledAt()),
            new Field<>("max_wait_ms", call -> Values.millis(call.spec().maxWait())),
            new Field<>("poll_interval_ms", call -> Values.millis(call.spec().pollInterval())),
            text("variables", call -> JsonText.write(call.spec().variables())),
            text("metadata", call -> JsonText.write(call.metadata())),
            text("idempotency_key", call -> call.spec().idempotencyKey()));

    private static final List<Field<Call>> STATE = List.of(
            number("version", Call::version),
            text("provider", Call::provider),
            text("provider_call_id", Call::providerCallId),
            text("run_id", call -> call.ids().runId()),
            text("carrier_call_id", call -> call.ids().carrierCallId()),
            word("status", Call::status),
            text("raw_status", Call::rawStatus),
            number("provider_attempt", call -> (long) call.state().providerAttempt()),
            new Field<>(
                    "retry_expected", call -> BsonBoolean.valueOf(call.state().retryExpected())),
            text("unsettled_number", call -> call.status().isUnsettled() ? call.to() : null),
            text(
                    "unsettled_contact",
                    call -> call.status().isUnsettled() ? call.spec().contact() : null));

    private static final List<Field<Call>> SLOT = List.of(
            text("slot_account", CallDocument::slotAccount),
            text("place_in_owner", call -> place(call, Pool.Kind.OWNER)),
            text("place_in_account", call -> place(call, Pool.Kind.ACCOUNT)),
            text("place_in_campaign", call -> place(call, Pool.Kind.CAMPAIGN)),
            text("held_number", Call::heldNumber),
            number("turn_lane", call -> turn(call, turn -> (long) turn.lane())),
            number("turn_number", call -> turn(call, Turn::number)));

    private static final List<Field<Call>> FACTS = List.of(
            new Field<>("talk_ms", call -> Values.millis(call.talkDuration())),
            word("answered_by", call -> call.facts().answeredBy()),
            text("transcript", call -> call.facts().transcript()),
            text("summary", call -> call.facts().summary()),
            word("recording_state", call -> call.recording().state()),
            text("recording_url", call -> call.recording().url()),
            text("recording_id", call -> call.recording().id()),
            new Field<>("cost_amount", call -> Values.amount(amount(call.cost()))),
            text("cost_currency", call -> currency(call.cost())),
            text("extracted_data", call -> call.facts().extractedData()),
            text("failure_code", call -> failureCode(call.failure())),
            text("failure_text", call -> failureText(call.failure())),
            text("fact_orders", call -> call.orders()));

    private static final List<Field<Call>> TIMES_AND_REMARKS = List.of(
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
    static final List<Field<Call>> CHANGING = Stream.of(STATE, SLOT, FACTS, TIMES_AND_REMARKS)
            .flatMap(List::stream)
            .toList();

    /** All of a call. */
    static final List<Field<Call>> ALL =
            Stream.of(SPEC, CHANGING).flatMap(List::stream).toList();

    /** What an erasure writes. */
    static final List<Field<Call>> ALL_BUT_ID = ALL.subList(1, ALL.size());

    private CallDocument() {}

    /** The call in a document that has all the fields. */
    static Call read(Fields fields) {
        return new Call(
                new CallId(fields.id("_id")),
                fields.number("version"),
                spec(fields),
                new ProviderIds(
                        fields.text("provider"),
                        fields.textOrNull("provider_call_id"),
                        fields.textOrNull("run_id"),
                        fields.textOrNull("carrier_call_id")),
                new CallState(
                        fields.word(CallStatus.class, "status"),
                        fields.textOrNull("raw_status"),
                        fields.integer("provider_attempt"),
                        fields.flag("retry_expected"),
                        slot(fields),
                        turn(fields)),
                facts(fields),
                times(fields),
                new Remarks(fields.textOrNull("outcome"), fields.textOrNull("notes")),
                fields.text("fact_orders"));
    }

    private static CallSpec spec(Fields fields) {
        return new CallSpec(
                fields.text("owner"),
                fields.text("to_number"),
                fields.textOrNull("from_number"),
                fields.textOrNull("agent"),
                fields.textOrNull("contact"),
                fields.textOrNull("phone_number_id"),
                fields.textOrNull("campaign"),
                fields.integer("attempt"),
                fields.word(Direction.class, "direction"),
                fields.durationOrNull("max_duration_ms"),
                fields.timeOrNull("scheduled_at"),
                fields.durationOrNull("max_wait_ms"),
                fields.durationOrNull("poll_interval_ms"),
                JsonText.read(fields.text("variables")),
                JsonText.read(fields.text("metadata")),
                fields.textOrNull("idempotency_key"));
    }

    private static @Nullable Slot slot(Fields fields) {
        String inAccount = fields.textOrNull("place_in_account");
        return inAccount == null
                ? null
                : new Slot(
                        fields.text("slot_account"),
                        fields.text("place_in_owner"),
                        inAccount,
                        fields.textOrNull("place_in_campaign"));
    }

    private static @Nullable Turn turn(Fields fields) {
        Long number = fields.numberOrNull("turn_number");
        return number == null ? null : new Turn(fields.text("slot_account"), fields.integer("turn_lane"), number);
    }

    private static CallFacts facts(Fields fields) {
        BigDecimal amount = fields.amountOrNull("cost_amount");
        String failure = fields.textOrNull("failure_code");
        return new CallFacts(
                fields.durationOrNull("talk_ms"),
                fields.wordOrNull(AnsweredBy.class, "answered_by"),
                fields.textOrNull("transcript"),
                fields.textOrNull("summary"),
                new Recording(
                        fields.word(RecordingState.class, "recording_state"),
                        fields.textOrNull("recording_url"),
                        fields.textOrNull("recording_id")),
                amount == null ? null : new Money(amount, fields.text("cost_currency")),
                fields.textOrNull("extracted_data"),
                failure == null ? null : new Failure(failure, fields.textOrNull("failure_text")));
    }

    private static CallTimes times(Fields fields) {
        return new CallTimes(
                fields.time("created_at"),
                fields.timeOrNull("initiated_at"),
                fields.timeOrNull("queued_at"),
                fields.timeOrNull("ringing_at"),
                fields.timeOrNull("answered_at"),
                fields.timeOrNull("ended_at"),
                fields.timeOrNull("closed_at"),
                fields.time("updated_at"),
                fields.timeOrNull("deleted_at"),
                fields.timeOrNull("erased_at"));
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
