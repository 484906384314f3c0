package io.calltracking.testkit.tracker;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.Direction;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.Campaigns;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.NewContact;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import io.calltracking.testkit.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A tracker with a campaign, whose calls end as a test tells. */
final class CampaignTracking {
    static final String OWNER = "shop";

    final Tracking tracking;
    final FakeProvider provider;
    final VirtualClock clock;
    /** How the call to a number ends when it is looked at; null for not yet. */
    Function<Call, CallStatus> ending = call -> null;

    private final Map<CallId, CallFacts> facts = new HashMap<>();

    CampaignTracking() {
        this(new Tracking());
    }

    CampaignTracking(Instant start) {
        this(new Tracking(VirtualClock.startingAt(start), new FakeProvider()));
    }

    CampaignTracking(FakeProvider provider) {
        this(new Tracking(provider));
    }

    private CampaignTracking(Tracking tracking) {
        this.tracking = tracking;
        this.provider = tracking.provider;
        this.clock = tracking.clock;
        provider.account = owner -> "fake";
        provider.onPlace = call -> FakeProvider.accepted("p-" + call.id());
        provider.onFetch = this::fetched;
        tracking.tracker.start();
    }

    private FetchResult fetched(Call call) {
        CallStatus end = ending.apply(call);
        return FakeProvider.found("p-" + call.id(), end == null ? CallStatus.RINGING : end);
    }

    CallTracker tracker() {
        return tracking.tracker;
    }

    Campaigns campaigns() {
        return tracking.tracker.campaigns();
    }

    /** A campaign of so many contacts in UTC, running. */
    Campaign run(CampaignRules rules, int contacts) {
        Campaign campaign = create(rules, contacts);
        campaigns().start(campaign.id());
        pass(Duration.ofSeconds(1));
        return campaign;
    }

    Campaign create(CampaignRules rules, int contacts) {
        List<NewContact> people = IntStream.range(0, contacts)
                .mapToObj(i -> contact(i).zone("UTC"))
                .toList();
        return create(rules, people);
    }

    Campaign create(CampaignRules rules, List<NewContact> people) {
        return campaigns().create(OWNER, "test", rules, people.iterator(), CsvFormat.DEFAULT);
    }

    /** What the engine asks for when it calls a contact for the first time. */
    static CallSpec spec(Campaign campaign, Contact contact) {
        return new CallSpec(
                OWNER,
                contact.lead().phone(),
                null,
                "agent-1",
                null,
                null,
                campaign.id(),
                1,
                Direction.OUTBOUND,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                "campaign/" + campaign.id() + "/" + contact.number() + "/1");
    }

    static String phone(int i) {
        return "+1415555" + (1000 + i);
    }

    static NewContact contact(int i) {
        return NewContact.of(phone(i));
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    CampaignStatus status(Campaign campaign) {
        return campaigns().find(campaign.id()).orElseThrow().status();
    }

    CampaignTotals totals(Campaign campaign) {
        return campaigns().totals(campaign.id());
    }

    Contact contact(Campaign campaign, int i) {
        return campaigns().contact(campaign.id(), phone(i)).orElseThrow();
    }

    /** Who was dialed, in order. */
    List<String> dialed() {
        return provider.placed.stream().map(Call::to).toList();
    }

    /** The last call to a number. */
    Call lastTo(int i) {
        List<Call> calls = provider.placed.stream()
                .filter(call -> call.to().equals(phone(i)))
                .toList();
        return calls.get(calls.size() - 1);
    }

    void end(Call call, CallStatus status) {
        end(call, status, CallFacts.NONE);
    }

    void talked(Call call, Duration talk, String cost) {
        end(
                call,
                CallStatus.COMPLETED,
                CallFacts.builder()
                        .talkDuration(talk)
                        .cost(new Money(new BigDecimal(cost), "USD"))
                        .build());
    }

    void failed(Call call, String code) {
        end(
                call,
                CallStatus.FAILED,
                CallFacts.builder().failure(new Failure(code, null)).build());
    }

    /** The call's end is there to be read, and is read. */
    void end(Call call, CallStatus status, CallFacts known) {
        facts.put(call.id(), known);
        provider.onFetch = asked -> facts.containsKey(asked.id()) && asked.id().equals(call.id())
                ? new FetchResult.Found(Observation.from(EventSource.POLL)
                        .providerCallId("p-" + asked.id())
                        .status(status)
                        .rawStatus(status.word())
                        .facts(known)
                        .build())
                : fetched(asked);
        tracker().checkNow(call.id());
        provider.onFetch = this::fetched;
        pass(Duration.ZERO);
    }
}
