package io.calltracking.internal.campaigns;

import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Preflight;
import io.calltracking.campaign.SkipReason;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through the pending contacts of one campaign and counts what would become of them. To be used once, by one thread. */
final class Preflighting {
    private static final int PAGE = 1000;

    private final Store store;
    private final NumberHistory history;
    private final Campaign campaign;
    private final Instant now;
    private final Map<SkipReason, Long> skips = new EnumMap<>(SkipReason.class);
    private final Map<String, PlaceNow> places = new HashMap<>();
    private long ready;
    private long later;

    Preflighting(Store store, Campaign campaign) {
        this.store = store;
        this.history = new NumberHistory(store);
        this.campaign = campaign;
        this.now = store.clock().instant();
    }

    /** What holds for every contact of a place. */
    private record PlaceNow(NumberPlace place, @Nullable SkipReason hopeless, boolean open) {}

    Preflight run() {
        List<Contact> page = store.contacts(campaign.id(), 0, PAGE);
        while (!page.isEmpty()) {
            count(page.stream()
                    .filter(contact -> contact.state().status() == ContactStatus.PENDING)
                    .toList());
            page = store.contacts(campaign.id(), page.get(page.size() - 1).number(), PAGE);
        }
        return new Preflight(ready, later, skips);
    }

    private void count(List<Contact> pending) {
        Set<String> suppressed = store.suppressed(
                campaign.owner(),
                pending.stream().map(contact -> contact.lead().phone()).toList());
        for (Contact contact : pending) {
            SkipReason skip = suppressed.contains(contact.lead().phone()) ? SkipReason.SUPPRESSED : count(contact);
            if (skip != null) {
                skips.merge(skip, 1L, Long::sum);
            }
        }
    }

    /** Counts a contact that will be called; why it will not be called, otherwise. */
    private @Nullable SkipReason count(Contact contact) {
        PlaceNow at = places.computeIfAbsent(contact.lead().place(), this::placeNow);
        if (at.hopeless() != null) {
            return at.hopeless();
        }
        Instant free = history.mayBeCalled(
                campaign.owner(),
                contact.lead().phone(),
                campaign.rules().capsIn(at.place().country()),
                null,
                now);
        if (free.isAfter(now) && !free.isBefore(Feeding.latest(campaign, now))) {
            return SkipReason.ATTEMPT_CAP;
        }
        Instant dueAt = contact.state().dueAt();
        boolean waits = free.isAfter(now) || (dueAt != null && dueAt.isAfter(now)) || !at.open();
        if (waits) {
            later++;
        } else {
            ready++;
        }
        return null;
    }

    private PlaceNow placeNow(String text) {
        NumberPlace place = NumberPlace.of(text);
        return new PlaceNow(place, Steering.hopeless(campaign, place, now), Permission.isOpen(campaign, place, now));
    }
}
