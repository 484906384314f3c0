package io.calltracking.internal.campaigns;

import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Pool;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.compliance.AttemptCap;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes contacts of running campaigns to be called, as many as may be live. A contact becomes
 * {@link ContactStatus#LIVE}, with the id of the call that is about to be made for it, before that call is made; whoever
 * finds it so later, and no such call, makes the same call. Thread-safe.
 */
final class Feeding {
    static final Duration LEASE = Duration.ofMinutes(1);

    /** Who may not be called again for longer is not kept waiting, where the campaign has no end of its own. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final Set<CallStatus> LINE_ENDED = Set.of(CallStatus.DISCONNECTED);

    private final Store store;
    private final NumberHistory history;
    private final PendingPlaces places;

    Feeding(Store store, PendingPlaces places) {
        this.store = store;
        this.history = new NumberHistory(store);
        this.places = places;
    }

    /**
     * How many more contacts of a campaign may be taken; not more than 0 for none. One whose line has ended and whose data
     * still comes is live, and is in nobody's way. Calls are counted only where places are free: that may take long, and there
     * are many occasions to ask.
     */
    int room(Campaign campaign) {
        int allowed = campaign.rules().maxConcurrentCalls();
        int free = allowed - store.takenPlaces(Pool.campaign(campaign.id())).size();
        if (free <= 0) {
            return 0;
        }
        int uncalled = allowed - store.liveContacts(campaign.id());
        return uncalled >= free ? free : Math.min(free, uncalled + lineEnded(campaign));
    }

    private int lineEnded(Campaign campaign) {
        return (int) store.count(
                CallQuery.all().campaign(campaign.id()).statuses(LINE_ENDED).filter());
    }

    /**
     * Takes contacts of a campaign, at most so many, each to be called by whoever took it. Those that the pace does not allow are
     * left for the next turn.
     */
    List<Contact> take(Campaign campaign, int max, Pace.Turns turns) {
        List<Contact> taken = new ArrayList<>();
        for (StoredPlace place : open(campaign)) {
            if (taken.size() < max && !turns.isRefused()) {
                taken.addAll(take(campaign, place, max - taken.size(), turns));
            }
        }
        return taken;
    }

    private List<StoredPlace> open(Campaign campaign) {
        Instant now = store.clock().instant();
        return places.of(campaign.id()).stream()
                .filter(stored -> Permission.isOpen(campaign, stored.place(), now))
                .toList();
    }

    private List<Contact> take(Campaign campaign, StoredPlace place, int max, Pace.Turns turns) {
        List<Contact> claimed = store.claimToCall(campaign.id(), place.text(), max, LEASE);
        if (claimed.isEmpty()) {
            return List.of();
        }
        Set<String> suppressed = store.suppressed(
                campaign.owner(),
                claimed.stream().map(contact -> contact.lead().phone()).toList());
        List<AttemptCap> caps = campaign.rules().capsIn(place.place().country());
        Instant now = store.clock().instant();
        List<Contact> next = claimed.stream()
                .map(contact -> contact.next(
                        suppressed.contains(contact.lead().phone())
                                ? skipped(contact, SkipReason.SUPPRESSED, now)
                                : byCaps(campaign, contact, caps, now, turns)))
                .toList();
        Set<Long> written = new HashSet<>(store.saveContacts(next));
        return next.stream()
                .filter(contact -> contact.state().status() == ContactStatus.LIVE && written.contains(contact.number()))
                .toList();
    }

    private ContactState byCaps(
            Campaign campaign, Contact contact, List<AttemptCap> caps, Instant now, Pace.Turns turns) {
        Instant free = history.mayBeCalled(campaign.owner(), contact.lead().phone(), caps, null, now);
        if (!free.isAfter(now)) {
            return turns.tryTake() ? live(contact, now) : waiting(contact, now, now);
        }
        return free.isBefore(latest(campaign, now))
                ? waiting(contact, free, now)
                : skipped(contact, SkipReason.ATTEMPT_CAP, now);
    }

    /** When a campaign gives up on contacts that may be called no earlier. */
    static Instant latest(Campaign campaign, Instant now) {
        Instant finishBy = campaign.rules().finishBy();
        return finishBy == null ? now.plus(PATIENCE) : finishBy;
    }

    private static ContactState live(Contact contact, Instant now) {
        ContactState before = contact.state();
        return new ContactState(
                ContactStatus.LIVE,
                before.tries() + 1,
                before.attempts() + 1,
                now.plus(LEASE),
                CallId.create(now),
                before.outcome(),
                null,
                now);
    }

    static ContactState waiting(Contact contact, Instant dueAt, Instant now) {
        return state(contact, ContactStatus.PENDING, dueAt, null, now);
    }

    static ContactState skipped(Contact contact, SkipReason reason, Instant now) {
        return state(contact, ContactStatus.SKIPPED, null, reason, now);
    }

    private static ContactState state(
            Contact contact, ContactStatus status, @Nullable Instant dueAt, @Nullable SkipReason skip, Instant now) {
        ContactState before = contact.state();
        return new ContactState(
                status, before.tries(), before.attempts(), dueAt, before.call(), before.outcome(), skip, now);
    }
}
