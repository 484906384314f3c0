package io.calltracking.testkit;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.store.Contacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contacts of {@link InMemoryStore}: for each campaign a map of them by their numbers. Thread-safe. */
final class MemoryContacts implements Contacts {
    private static final Comparator<Contact> LONGEST_DUE_FIRST =
            Comparator.comparing(MemoryContacts::due).thenComparing(Contact::number);
    private static final Comparator<Contact> RETRIES_FIRST = Comparator.comparing(
                    (Contact contact) -> !contact.state().isRetry())
            .thenComparing(LONGEST_DUE_FIRST);
    private static final Set<ContactStatus> FOLLOWED = Set.of(ContactStatus.LIVE, ContactStatus.COMPLETED);

    private final Clock clock;
    private final Map<String, NavigableMap<Long, Contact>> contacts = new HashMap<>();

    MemoryContacts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<String> addContacts(List<Contact> added) {
        Set<String> known = added.stream()
                .map(Contact::campaign)
                .distinct()
                .flatMap(campaign -> of(campaign).values().stream())
                .map(contact -> contact.lead().phone())
                .collect(Collectors.toSet());
        List<Contact> fresh = added.stream()
                .filter(contact -> !known.contains(contact.lead().phone()))
                .toList();
        for (Contact contact : fresh) {
            if (of(contact.campaign()).containsKey(contact.number())) {
                throw CallTrackingException.of(
                        ErrorCode.STORE_ERROR, "contact " + contact.number() + " is there already");
            }
        }
        fresh.forEach(this::put);
        return added.stream()
                .map(contact -> contact.lead().phone())
                .filter(known::contains)
                .toList();
    }

    @Override
    public synchronized long lastContact(String campaign) {
        NavigableMap<Long, Contact> all = of(campaign);
        return all.isEmpty() ? 0 : all.lastKey();
    }

    @Override
    public synchronized List<Contact> claimToCall(String campaign, String place, int max, Duration lease) {
        return claim(
                those(campaign, MemoryContacts::isPending)
                        .filter(contact -> contact.lead().place().equals(place))
                        .filter(this::isDue)
                        .sorted(RETRIES_FIRST),
                max,
                lease);
    }

    @Override
    public synchronized List<Contact> claimToFollow(String campaign, int max, Duration lease) {
        return claim(
                those(campaign, contact -> FOLLOWED.contains(contact.state().status()))
                        .filter(this::isDue)
                        .sorted(LONGEST_DUE_FIRST),
                max,
                lease);
    }

    private List<Contact> claim(Stream<Contact> due, int max, Duration lease) {
        Instant leaseEnd = clock.instant().plus(lease);
        List<Contact> claimed = due.limit(max)
                .map(contact -> contact.next(claimedUntil(contact.state(), leaseEnd)))
                .toList();
        claimed.forEach(this::put);
        return claimed;
    }

    private static ContactState claimedUntil(ContactState state, Instant leaseEnd) {
        return new ContactState(
                state.status(),
                state.tries(),
                state.attempts(),
                leaseEnd,
                state.call(),
                state.outcome(),
                state.skip(),
                state.updated());
    }

    @Override
    public synchronized List<Long> saveContacts(Collection<Contact> saved) {
        List<Long> written = new ArrayList<>();
        for (Contact contact : saved) {
            Contact stored = of(contact.campaign()).get(contact.number());
            if (stored != null && stored.version() == contact.version() - 1) {
                put(stored.next(contact.state()));
                written.add(contact.number());
            }
        }
        return List.copyOf(written);
    }

    @Override
    public synchronized Optional<Contact> findContact(String campaign, long number) {
        return Optional.ofNullable(of(campaign).get(number));
    }

    @Override
    public synchronized Optional<Contact> findContact(String campaign, String phone) {
        return those(campaign, contact -> contact.lead().phone().equals(phone)).findFirst();
    }

    @Override
    public synchronized List<Contact> contacts(String campaign, long after, int max) {
        return of(campaign).tailMap(after, false).values().stream().limit(max).toList();
    }

    @Override
    public synchronized List<ContactCount> contactCounts(String campaign) {
        return those(campaign, contact -> true)
                .map(contact -> new ContactCount(
                        contact.state().status(),
                        contact.state().outcome(),
                        contact.state().skip(),
                        1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> new ContactCount(
                        group.getKey().status(),
                        group.getKey().outcome(),
                        group.getKey().skip(),
                        group.getValue()))
                .toList();
    }

    @Override
    public synchronized int liveContacts(String campaign) {
        return (int) those(campaign, contact -> contact.state().status() == ContactStatus.LIVE)
                .count();
    }

    @Override
    public synchronized boolean anyPendingContact(String campaign) {
        return those(campaign, MemoryContacts::isPending).findAny().isPresent();
    }

    @Override
    public synchronized List<String> pendingPlaces(String campaign) {
        return those(campaign, MemoryContacts::isPending)
                .map(contact -> contact.lead().place())
                .distinct()
                .toList();
    }

    @Override
    public synchronized int skipContacts(String campaign, @Nullable String place, SkipReason reason, int max) {
        Instant now = clock.instant();
        List<Contact> skipped = those(campaign, MemoryContacts::isPending)
                .filter(contact -> place == null || contact.lead().place().equals(place))
                .limit(max)
                .map(contact -> contact.next(skipped(contact.state(), reason, now)))
                .toList();
        skipped.forEach(this::put);
        return skipped.size();
    }

    private static ContactState skipped(ContactState state, SkipReason reason, Instant now) {
        return new ContactState(
                ContactStatus.SKIPPED,
                state.tries(),
                state.attempts(),
                null,
                state.call(),
                state.outcome(),
                reason,
                now);
    }

    /** Forgets all contacts of a campaign. */
    synchronized void delete(String campaign) {
        contacts.remove(campaign);
    }

    private void put(Contact contact) {
        contacts.computeIfAbsent(contact.campaign(), name -> new TreeMap<>()).put(contact.number(), contact);
    }

    private NavigableMap<Long, Contact> of(String campaign) {
        return contacts.getOrDefault(campaign, new TreeMap<>());
    }

    private Stream<Contact> those(String campaign, Predicate<Contact> filter) {
        return of(campaign).values().stream().filter(filter);
    }

    private static boolean isPending(Contact contact) {
        return contact.state().status() == ContactStatus.PENDING;
    }

    private boolean isDue(Contact contact) {
        Instant dueAt = contact.state().dueAt();
        return dueAt != null && !dueAt.isAfter(clock.instant());
    }

    private static Instant due(Contact contact) {
        return Objects.requireNonNull(contact.state().dueAt());
    }
}
