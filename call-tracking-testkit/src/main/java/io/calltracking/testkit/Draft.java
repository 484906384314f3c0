package io.calltracking.testkit;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Direction;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.LastCheck;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.Turn;
import io.calltracking.lifecycle.Erasure;
import io.calltracking.store.CallUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call in the making: a test sets what it is about, the rest is ordinary. Not thread-safe. */
final class Draft {
    private final Instant now;
    private final @Nullable Call before;
    private CallId id;
    private String owner = "owner-1";
    private String to = "+14155550100";
    private @Nullable String contact;
    private @Nullable String campaign;
    private @Nullable String from;
    private @Nullable String agent;
    private @Nullable String runId;
    private @Nullable Duration talk;
    private Remarks remarks = Remarks.NONE;
    private @Nullable Slot slot;
    private @Nullable Turn turn;
    private Map<String, @Nullable Object> metadata = Map.of();
    private @Nullable String idempotencyKey;
    private String provider = "bolna";
    private @Nullable String providerCallId;
    private CallStatus status = CallStatus.PENDING;
    private @Nullable Instant dueAt;
    private @Nullable LastCheck check;
    private @Nullable String dedupeKey;
    private @Nullable String payload;
    private @Nullable Instant deletedAt;
    private long version = 1;

    private Draft(Instant now, @Nullable Call before) {
        this.now = now;
        this.before = before;
        this.id = CallId.create(now);
    }

    /** A new call: pending, never due. */
    static Draft call(Instant now) {
        return new Draft(now, null);
    }

    /** The version after this one, with the same status. */
    static Draft after(Call call, Instant now) {
        Draft draft = new Draft(now, call);
        draft.id = call.id();
        draft.status = call.status();
        draft.providerCallId = call.providerCallId();
        draft.runId = call.ids().runId();
        draft.talk = call.talkDuration();
        draft.remarks = call.remarks();
        draft.deletedAt = call.times().deleted();
        draft.version = call.version() + 1;
        return draft;
    }

    Draft id(CallId id) {
        this.id = id;
        return this;
    }

    Draft owner(String owner) {
        this.owner = owner;
        return this;
    }

    Draft to(String number) {
        this.to = number;
        return this;
    }

    Draft contact(@Nullable String contact) {
        this.contact = contact;
        return this;
    }

    Draft from(@Nullable String number) {
        this.from = number;
        return this;
    }

    Draft agent(@Nullable String agent) {
        this.agent = agent;
        return this;
    }

    Draft runId(@Nullable String runId) {
        this.runId = runId;
        return this;
    }

    Draft talk(@Nullable Duration talk) {
        this.talk = talk;
        return this;
    }

    Draft outcome(@Nullable String outcome) {
        this.remarks = new Remarks(outcome, remarks.notes());
        return this;
    }

    Draft campaign(@Nullable String campaign) {
        this.campaign = campaign;
        return this;
    }

    Draft slot(@Nullable Slot slot) {
        this.slot = slot;
        return this;
    }

    Draft turn(@Nullable Turn turn) {
        this.turn = turn;
        return this;
    }

    Draft metadata(Map<String, @Nullable Object> metadata) {
        this.metadata = metadata;
        return this;
    }

    Draft remarks(Remarks remarks) {
        this.remarks = remarks;
        return this;
    }

    Draft idempotencyKey(@Nullable String key) {
        this.idempotencyKey = key;
        return this;
    }

    Draft provider(String provider) {
        this.provider = provider;
        return this;
    }

    Draft providerCallId(@Nullable String providerCallId) {
        this.providerCallId = providerCallId;
        return this;
    }

    Draft status(CallStatus status) {
        this.status = status;
        return this;
    }

    Draft version(long version) {
        this.version = version;
        return this;
    }

    Draft dueAt(@Nullable Instant dueAt) {
        this.dueAt = dueAt;
        return this;
    }

    Draft check(@Nullable LastCheck check) {
        this.check = check;
        return this;
    }

    Draft payload(@Nullable String payload) {
        this.payload = payload;
        return this;
    }

    Draft deletedAt(@Nullable Instant deletedAt) {
        this.deletedAt = deletedAt;
        return this;
    }

    Draft dedupeKey(@Nullable String dedupeKey) {
        this.dedupeKey = dedupeKey;
        return this;
    }

    /** A change that knows how the call went. */
    CallUpdate update(CallFacts facts, CallTimes times) {
        CallUpdate plain = update();
        Call call = plain.call();
        Call told = new Call(
                id,
                version,
                call.spec(),
                call.ids(),
                call.state(),
                facts,
                times.deleted(deletedAt),
                call.remarks(),
                call.orders());
        return new CallUpdate(told, plain.event(), plain.dueAt(), plain.check());
    }

    CallUpdate update() {
        Call call = before == null ? fresh() : next(before);
        CallStatus from = before == null ? status : before.status();
        CallEvent event = new CallEvent(
                EventId.create(now),
                id,
                version,
                EventSource.SYSTEM,
                before == null ? Effect.CREATED : from == status ? Effect.FOLDED : Effect.MOVED,
                from,
                status,
                null,
                null,
                now,
                null,
                null,
                dedupeKey,
                payload);
        return new CallUpdate(call, event, dueAt, check);
    }

    /** The erasure of a version of the call. */
    CallUpdate erasure(long erased) {
        version = erased + 1;
        CallUpdate ordinary = update();
        Call call = Erasure.of(ordinary.call(), now);
        Call next = new Call(
                id,
                version,
                call.spec(),
                call.ids(),
                call.state(),
                call.facts(),
                call.times(),
                call.remarks(),
                call.orders());
        return new CallUpdate(next, ordinary.event(), null, null);
    }

    private Call fresh() {
        return new Call(
                id,
                version,
                spec(),
                new ProviderIds(provider, providerCallId, runId, null),
                CallState.of(status).with(slot, turn),
                talk == null
                        ? CallFacts.NONE
                        : CallFacts.builder().talkDuration(talk).build(),
                CallTimes.created(now).deleted(deletedAt),
                remarks,
                "");
    }

    private CallSpec spec() {
        return new CallSpec(
                owner,
                to,
                from,
                agent,
                contact,
                null,
                campaign,
                1,
                Direction.OUTBOUND,
                null,
                null,
                null,
                null,
                Map.of(),
                metadata,
                idempotencyKey);
    }

    private Call next(Call call) {
        return new Call(
                id,
                version,
                call.spec(),
                new ProviderIds(call.provider(), providerCallId, runId, null),
                CallState.of(status).with(slot, turn),
                facts(call.facts()),
                call.times().updated(now).deleted(deletedAt),
                remarks,
                call.orders());
    }

    private CallFacts facts(CallFacts known) {
        return new CallFacts(
                talk,
                known.answeredBy(),
                known.transcript(),
                known.summary(),
                known.recording(),
                known.cost(),
                known.extractedData(),
                known.failure());
    }
}
