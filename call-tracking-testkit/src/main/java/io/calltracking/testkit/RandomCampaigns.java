package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallId;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTimes;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.Suppression;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Does the same with the campaigns of two stores and compares what they answer. There are few campaigns, places and phones,
 * so that contacts get in each other's way.
 */
final class RandomCampaigns {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int EVERYTHING = 10_000;

    private final Random random;
    private final VirtualClock clock;
    private final Store model;
    private final Store tested;
    private long lastNumber;
    private String step = "";

    RandomCampaigns(long seed, VirtualClock clock, Store model, Store tested) {
        this.random = new Random(seed);
        this.clock = clock;
        this.model = model;
        this.tested = tested;
    }

    /** Does one thing to both stores. */
    void next(String name) {
        step = name;
        int dice = random.nextInt(100);
        if (dice < 15) {
            add();
        } else if (dice < 40) {
            save();
        } else if (dice < 55) {
            claim();
        } else if (dice < 65) {
            clock.advance(Duration.ofMillis(random.nextInt(15_000)));
        } else if (dice < 68) {
            skip();
        } else if (dice < 78) {
            campaigns();
        } else if (dice < 86) {
            suppressions();
        } else if (dice < 89) {
            String account = oneOf("bolna", "bland");
            Duration spacing = Duration.ofMillis(random.nextInt(5_000));
            same("try to begin", store -> store.tryBegin(account, spacing));
        } else {
            read();
        }
    }

    /** Reads all there is. */
    void compareEverything(String name) {
        step = name;
        for (int i = 0; i < 3; i++) {
            String campaign = campaign(i);
            same("find", store -> store.findCampaign(campaign));
            same("contacts", store -> store.contacts(campaign, 0, EVERYTHING));
            same("counts", store -> Set.copyOf(store.contactCounts(campaign)));
            same("places", store -> Set.copyOf(store.pendingPlaces(campaign)));
        }
        for (String owner : List.of("a", "b", Suppression.EVERYBODY)) {
            same("suppressions", store -> store.suppressions(owner, null, EVERYTHING));
        }
    }

    private void same(String question, Function<Store, Object> answer) {
        assertThat(answer.apply(tested)).as("%s at %s", question, step).isEqualTo(answer.apply(model));
    }

    private void add() {
        String campaign = someCampaign();
        List<Contact> batch = new ArrayList<>();
        Set<String> phones = new HashSet<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            String phone = somePhone();
            if (phones.add(phone)) {
                Lead lead = new Lead(phone, maybe("lead"), maybe("name"), somePlace(), Map.of("i", i), Map.of());
                batch.add(new Contact(campaign, ++lastNumber, 1, lead, someState()));
            }
        }
        same("add", store -> store.addContacts(batch));
    }

    private void save() {
        String campaign = someCampaign();
        List<Contact> batch = new ArrayList<>();
        for (Contact contact : model.contacts(campaign, random.nextInt((int) lastNumber + 1), random.nextInt(12))) {
            Contact next = contact.next(someState());
            batch.add(random.nextInt(8) == 0 ? next.next(someState()) : next);
        }
        same("save", store -> store.saveContacts(batch));
    }

    private void claim() {
        String campaign = someCampaign();
        String place = somePlace();
        int max = 1 + random.nextInt(6);
        if (random.nextBoolean()) {
            same("claim to call", store -> store.claimToCall(campaign, place, max, LEASE));
        } else {
            same("claim to follow", store -> store.claimToFollow(campaign, max, LEASE));
        }
    }

    /** All of a place or none: which of several are skipped is up to the store. */
    private void skip() {
        String campaign = someCampaign();
        String place = random.nextInt(3) == 0 ? null : somePlace();
        same("skip", store -> store.skipContacts(campaign, place, SkipReason.FINISHED, EVERYTHING));
    }

    private void campaigns() {
        String id = someCampaign();
        Campaign stored = model.findCampaign(id).orElse(null);
        int dice = random.nextInt(10);
        if (dice == 0) {
            model.deleteCampaign(id);
            tested.deleteCampaign(id);
        } else if (dice < 4 || stored == null) {
            Campaign campaign = someVersion(id, 1);
            same("create campaign", store -> store.createCampaign(campaign));
        } else {
            Campaign campaign = someVersion(id, stored.version() + random.nextInt(2));
            same("save campaign", store -> store.saveCampaign(campaign));
        }
        CampaignFilter filter = new CampaignFilter(
                maybe("a"),
                random.nextBoolean() ? Set.of() : Set.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED),
                maybe(someCampaign()),
                1 + random.nextInt(3));
        same("campaigns " + filter, store -> store.campaigns(filter));
    }

    private Campaign someVersion(String id, long version) {
        return new Campaign(
                id,
                version,
                oneOf("a", "b"),
                "name",
                oneOf(CampaignStatus.values()),
                maybe("reason"),
                CampaignRules.builder()
                        .maxConcurrentCalls(1 + random.nextInt(9))
                        .build(),
                CampaignTimes.created(clock.instant()));
    }

    private void suppressions() {
        String owner = oneOf("a", "b", Suppression.EVERYBODY);
        List<String> phones =
                IntStream.range(0, 5).mapToObj(i -> somePhone()).distinct().toList();
        switch (random.nextInt(4)) {
            case 0 -> {
                List<Suppression> batch = phones.stream()
                        .map(phone -> new Suppression(owner, phone, maybe("reason"), clock.instant()))
                        .toList();
                model.suppress(batch);
                tested.suppress(batch);
            }
            case 1 -> same("unsuppress", store -> store.unsuppress(owner, phones.get(0)));
            case 2 -> same("suppressed", store -> store.suppressed(owner, phones));
            default -> same("list", store -> store.suppressions(owner, phones.get(0), 3));
        }
    }

    private void read() {
        String campaign = someCampaign();
        long number = random.nextInt((int) lastNumber + 1);
        String phone = somePhone();
        switch (random.nextInt(6)) {
            case 0 -> same("counts", store -> Set.copyOf(store.contactCounts(campaign)));
            case 1 -> same("places", store -> Set.copyOf(store.pendingPlaces(campaign)));
            case 2 -> same("live", store -> store.liveContacts(campaign));
            case 3 -> same("any pending", store -> store.anyPendingContact(campaign));
            case 4 -> same("last", store -> store.lastContact(campaign));
            default -> {
                same("find by number", store -> store.findContact(campaign, number));
                same("find by phone", store -> store.findContact(campaign, phone));
                same("standing", store -> store.standing(campaign, number));
            }
        }
    }

    private ContactState someState() {
        ContactStatus status = oneOf(ContactStatus.values());
        return new ContactState(
                status,
                random.nextInt(4),
                random.nextInt(3),
                maybeSoon(),
                random.nextBoolean() ? null : CallId.create(clock.instant()),
                random.nextBoolean() ? null : oneOf(ContactOutcome.values()),
                status == ContactStatus.SKIPPED ? oneOf(SkipReason.values()) : null,
                clock.instant());
    }

    private String someCampaign() {
        return campaign(random.nextInt(3));
    }

    private static String campaign(int i) {
        return new UUID(0x019_0000_0000_7000L, 0x8000_0000_0000_0000L + i).toString();
    }

    private String somePlace() {
        return oneOf("IN Asia/Kolkata", "US America/New_York", "US America/Chicago");
    }

    private String somePhone() {
        return "+1415555" + (1_000 + random.nextInt(60));
    }

    private @Nullable String maybe(String text) {
        return random.nextBoolean() ? text : null;
    }

    private @Nullable Instant maybeSoon() {
        return random.nextInt(4) == 0 ? null : clock.instant().plusMillis(random.nextInt(60_000) - 30_000L);
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
