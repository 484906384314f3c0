package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallField;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to two stores and compares what they answer. Owners, keys, numbers and ids come from small sets, so
 * that calls get in each other's way.
 */
final class RandomOperations {
    private static final Duration LEASE = Duration.ofSeconds(20);

    private static final List<CallStatus> STATUSES = List.of(CallStatus.values());

    private final Random random;
    private final VirtualClock clock;
    private final Store model;
    private final Store tested;
    private final List<CallId> calls = new ArrayList<>();
    private final List<CallUpdate> asked = new ArrayList<>();
    private final List<UUID> webhooks = new ArrayList<>();
    private final List<HeldTwice> held = new ArrayList<>();
    private String step = "";

    RandomOperations(long seed, VirtualClock clock, Store model, Store tested) {
        this.random = new Random(seed);
        this.clock = clock;
        this.model = model;
        this.tested = tested;
    }

    /** The same claim as each store gave it: only the tokens may differ. */
    private record HeldTwice(Claim byModel, Claim byTested) {}

    /** Does one thing to both stores. */
    void next(String name) {
        step = name;
        int dice = random.nextInt(100);
        if (dice < 15) {
            create();
        } else if (dice < 40) {
            apply();
        } else if (dice < 43) {
            repeat();
        } else if (dice < 45) {
            remove();
        } else if (dice < 55) {
            claim();
        } else if (dice < 65) {
            finish();
        } else if (dice < 75) {
            clock.advance(Duration.ofMillis(random.nextInt(15_000)));
        } else if (dice < 85) {
            inbox();
        } else {
            read();
        }
    }

    /** Reads all there is. */
    void compareEverything(String name) {
        step = name;
        same("list all", store -> store.list(CallQuery.all().withDeleted().limit(CallQuery.MAX_LIMIT)));
        for (CallId id : calls) {
            same("find", store -> store.find(id));
            same("events", store -> store.events(id));
            same("last check", store -> store.lastCheck(id));
        }
        same("feed", RandomOperations::feedByCall);
        clock.advance(Duration.ofDays(1));
        same("who is due", store -> claimed(store.claimDue(CallQuery.MAX_LIMIT, LEASE)));
        same("drop all", store -> store.dropParkedBefore(clock.instant()));
    }

    /** Stores agree on the order of the events of one call, not on that of events of different calls. */
    private static Map<CallId, List<CallEvent>> feedByCall(Store store) {
        return FeedReader.fromTheBeginning(store, 7).readAll().stream()
                .collect(Collectors.groupingBy(CallEvent::callId));
    }

    private void same(String question, Function<Store, Object> answer) {
        assertThat(answer.apply(tested)).as("%s at %s", question, step).isEqualTo(answer.apply(model));
    }

    private void create() {
        Draft draft = Draft.call(clock.instant())
                .id(randomId())
                .owner("owner-" + random.nextInt(3))
                .contact(maybe("contact-" + random.nextInt(4)))
                .idempotencyKey(maybe("key-" + random.nextInt(20)))
                .to("+1415555010" + random.nextInt(6))
                .from(maybe("+1415555010" + random.nextInt(6)))
                .agent(maybe("agent-" + random.nextInt(3)))
                .campaign(maybe("campaign-" + random.nextInt(3)));
        calls.add(draft.update().call().id());
        vary(draft);
        var creation = draft.update();
        same("create", store -> store.create(creation));
    }

    private CallId randomId() {
        long high = (clock.instant().toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        return new CallId(new UUID(high, (random.nextLong() >>> 2) | 0x8000000000000000L));
    }

    private void apply() {
        Call call = anyCall();
        if (call == null) {
            return;
        }
        Draft draft = Draft.after(call, clock.instant());
        if (random.nextInt(6) == 0) {
            draft.version(Math.max(2, call.version() + random.nextInt(3)));
        }
        vary(draft);
        var update = draft.update();
        asked.add(update);
        same("apply", store -> store.apply(update));
    }

    private void repeat() {
        if (asked.isEmpty()) {
            return;
        }
        CallUpdate update = asked.get(asked.size() - 1 - random.nextInt(Math.min(20, asked.size())));
        if (random.nextBoolean()) {
            same("apply again", store -> store.apply(update));
        } else {
            same("apply again together", store -> store.applyAll(List.of(update, update)));
        }
    }

    private void remove() {
        Call call = anyCall();
        if (call == null) {
            return;
        }
        long version = random.nextInt(4) == 0 ? 1 : call.version();
        if (random.nextInt(3) == 0) {
            same("delete", store -> store.delete(call.id(), version));
        } else if (!call.status().isUnsettled()) {
            CallUpdate erasure = Draft.after(call, clock.instant()).erasure(version);
            same("erase", store -> store.erase(erasure));
        }
    }

    private void vary(Draft draft) {
        if (random.nextBoolean()) {
            draft.status(STATUSES.get(random.nextInt(STATUSES.size())));
        }
        if (random.nextInt(3) == 0) {
            draft.providerCallId(maybe("exec-" + random.nextInt(30)));
        }
        if (random.nextInt(3) == 0) {
            draft.runId(maybe("run-" + random.nextInt(4)))
                    .talk(random.nextBoolean() ? null : Duration.ofMillis(1000L * random.nextInt(4)))
                    .outcome(maybe("outcome-" + random.nextInt(3)));
        }
        draft.deletedAt(random.nextInt(8) == 0 ? clock.instant() : null).payload(maybe("payload-" + random.nextInt(5)));
        draft.dedupeKey(maybe("news-" + random.nextInt(10))).dueAt(maybeSoon()).check(maybeCheck());
    }

    private void claim() {
        int max = 1 + random.nextInt(5);
        List<Claim> byModel = model.claimDue(max, LEASE);
        List<Claim> byTested = tested.claimDue(max, LEASE);
        assertThat(claimed(byTested)).as("claims at %s", step).isEqualTo(claimed(byModel));
        for (int i = 0; i < byModel.size(); i++) {
            held.add(new HeldTwice(byModel.get(i), byTested.get(i)));
        }
    }

    private static List<Call> claimed(List<Claim> claims) {
        return claims.stream().map(Claim::call).toList();
    }

    private void finish() {
        List<FinishedCheck> inModel = new ArrayList<>();
        List<FinishedCheck> inTested = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0 && !held.isEmpty(); i--) {
            HeldTwice claim = held.get(random.nextInt(held.size()));
            LastCheck check = maybeCheck();
            Instant dueAt = maybeSoon();
            inModel.add(new FinishedCheck(claim.byModel(), check, dueAt));
            inTested.add(new FinishedCheck(claim.byTested(), check, dueAt));
        }
        same("finish", store -> store.finish(store == model ? inModel : inTested));
    }

    private void inbox() {
        String providerCallId = "exec-" + random.nextInt(30);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                ParkedWebhook webhook = new ParkedWebhook(
                        new UUID(random.nextLong(), random.nextLong()),
                        "bolna",
                        providerCallId,
                        "news-" + random.nextInt(3),
                        "{}",
                        clock.instant());
                webhooks.add(webhook.id());
                same("park", store -> store.park(webhook));
            }
            case 2 -> same("parked", store -> store.parked("bolna", providerCallId));
            case 3 -> {
                int max = 1 + random.nextInt(10);
                same("parked for known calls", store -> store.parkedForKnownCalls(max));
            }
            case 4 -> {
                if (!webhooks.isEmpty()) {
                    UUID id = webhooks.get(random.nextInt(webhooks.size()));
                    model.unpark(id);
                    tested.unpark(id);
                }
            }
            default -> {
                Instant time = clock.instant().minusSeconds(random.nextInt(600));
                same("drop", store -> store.dropParkedBefore(time));
            }
        }
    }

    private void read() {
        String providerCallId = "exec-" + random.nextInt(30);
        String owner = "owner-" + random.nextInt(3);
        String key = "key-" + random.nextInt(20);
        switch (random.nextInt(5)) {
            case 4 -> readFeed();
            case 0 -> same("find by provider call", store -> store.findByProviderCallId("bolna", providerCallId));
            case 1 -> same("find by key", store -> store.findByIdempotencyKey(owner, key));
            default -> {
                CallQuery query = randomQuery(owner);
                same("list " + query, store -> store.list(query));
                same("count " + query, store -> store.count(query.filter()));
            }
        }
    }

    /** Numbers some events, in between. */
    private void readFeed() {
        model.feed(0, 5);
        tested.feed(0, 1 + random.nextInt(5));
    }

    private CallQuery randomQuery(String owner) {
        CallQuery query = random.nextBoolean() ? CallQuery.all() : CallQuery.open();
        query = query.limit(1 + random.nextInt(10));
        query = random.nextBoolean() ? query.newest() : query.oldest();
        query = random.nextBoolean() ? query.owner(owner) : query;
        for (CallField field : CallField.values()) {
            query = random.nextInt(7) == 0 ? query.by(field, someWord(field)) : query;
        }
        query = random.nextInt(5) == 0 ? query.minTalk(Duration.ofMillis(500L * random.nextInt(7))) : query;
        query = random.nextInt(3) == 0 ? query.withDeleted() : query;
        query = random.nextInt(4) == 0 ? query.page(1 + random.nextInt(4)) : query;
        query = random.nextInt(4) == 0 ? query.createdFrom(someTime()) : query;
        query = random.nextInt(4) == 0 ? query.createdBefore(someTime()) : query;
        query = random.nextInt(3) == 0 ? query.statuses(Set.of(CallStatus.PENDING, CallStatus.BUSY)) : query;
        return random.nextBoolean() && !calls.isEmpty() ? query.after(calls.get(random.nextInt(calls.size()))) : query;
    }

    private String someWord(CallField field) {
        return switch (field) {
            case OWNER -> "owner-" + random.nextInt(3);
            case CONTACT -> "contact-" + random.nextInt(4);
            case AGENT -> "agent-" + random.nextInt(3);
            case CAMPAIGN -> "campaign-" + random.nextInt(3);
            case RUN_ID -> "run-" + random.nextInt(4);
            case NUMBER -> "+1415555010" + random.nextInt(6);
            case OUTCOME -> "outcome-" + random.nextInt(3);
        };
    }

    private Instant someTime() {
        return clock.instant().minusMillis(random.nextInt(600_000));
    }

    private @Nullable Call anyCall() {
        return calls.isEmpty()
                ? null
                : model.find(calls.get(random.nextInt(calls.size()))).orElse(null);
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private @Nullable Instant maybeSoon() {
        return random.nextInt(4) == 0 ? null : clock.instant().plusMillis(random.nextInt(60_000) - 10_000L);
    }

    private @Nullable LastCheck maybeCheck() {
        return random.nextBoolean()
                ? null
                : new LastCheck(
                        clock.instant(), "seen " + random.nextInt(5), maybe("{\"a\":" + random.nextInt() + "}"));
    }
}
