package io.calltracking.examples.chaos;

import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Suppression;
import io.calltracking.compliance.CallingHours;
import io.calltracking.store.Standing;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store as it is with campaigns that are kept or read in one of the ways that do not work. Thread-safe. */
final class BrokenCampaigns {
    private static final Duration BETWEEN_COUNTS = Duration.ofMillis(100);
    private static final int MANY = 100_000;

    private final Store intact;
    private final Map<String, Object> kept = new ConcurrentHashMap<>();

    private BrokenCampaigns(Store intact) {
        this.intact = intact;
    }

    static Store countedInTurn(Store intact) {
        return Interceptor.wrap(Store.class, intact, new BrokenCampaigns(intact)::countedInTurn);
    }

    static Store campaignsKept(Store intact) {
        return Interceptor.wrap(Store.class, intact, new BrokenCampaigns(intact)::campaignsKept);
    }

    static Store suppressionsKept(Store intact) {
        return Interceptor.wrap(Store.class, intact, new BrokenCampaigns(intact)::suppressionsKept);
    }

    static Store withoutHours(Store intact) {
        return Interceptor.wrap(Store.class, intact, BrokenCampaigns::withoutHours);
    }

    static Store attemptsUncounted(Store intact) {
        return Interceptor.wrap(Store.class, intact, BrokenCampaigns::attemptsUncounted);
    }

    /** Counts one status after the other, as an app does that has a query for each. */
    private @Nullable Object countedInTurn(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (!method.equals("contactCounts")) {
            return target.proceed();
        }
        List<ContactCount> counts = new ArrayList<>();
        for (ContactStatus status : ContactStatus.values()) {
            intact.contactCounts(String.valueOf(arguments[0])).stream()
                    .filter(count -> count.status() == status)
                    .forEach(counts::add);
            Pause.of(BETWEEN_COUNTS);
        }
        return counts;
    }

    /** Goes by campaigns as they were when they were read first. */
    private @Nullable Object campaignsKept(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (method.equals("findCampaign")) {
            return kept.computeIfAbsent(String.valueOf(arguments[0]), id -> Objects.requireNonNull(target.proceed()));
        }
        if (method.equals("campaigns") && target.proceed() instanceof List<?> found && !found.isEmpty()) {
            return kept.computeIfAbsent(String.valueOf(arguments[0]), filter -> found);
        }
        return target.proceed();
    }

    /** Goes by the suppression list as it was when it was read first. */
    private @Nullable Object suppressionsKept(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (method.equals("standing") && target.proceed() instanceof Optional<?> found) {
            return found.map(Standing.class::cast).map(this::asSuppressedBefore);
        }
        if (!method.equals("suppressed")) {
            return target.proceed();
        }
        Set<Object> asked = new HashSet<>((Collection<?>) Objects.requireNonNull(arguments[1]));
        asked.retainAll(suppressedBefore(String.valueOf(arguments[0])));
        return asked;
    }

    private Standing asSuppressedBefore(Standing standing) {
        Contact contact = standing.contact();
        String owner = intact.findCampaign(contact.campaign()).orElseThrow().owner();
        boolean suppressed = suppressedBefore(owner).contains(contact.lead().phone());
        return new Standing(contact, standing.campaignVersion(), suppressed);
    }

    private Collection<?> suppressedBefore(String owner) {
        Object known = kept.computeIfAbsent(owner, first -> {
            Set<String> numbers = new HashSet<>();
            intact.suppressions(owner, null, MANY).forEach(each -> numbers.add(each.number()));
            intact.suppressions(Suppression.EVERYBODY, null, MANY).forEach(each -> numbers.add(each.number()));
            return numbers;
        });
        return (Collection<?>) known;
    }

    /** Gives campaigns whose contacts may be called at any time. */
    private static @Nullable Object withoutHours(
            String method, @Nullable Object[] arguments, Interceptor.Target target) {
        Object found = target.proceed();
        if (method.equals("findCampaign") && found instanceof Optional<?> one) {
            return one.map(BrokenCampaigns::atAnyTime);
        }
        if (method.equals("campaigns") && found instanceof List<?> all) {
            return all.stream().map(BrokenCampaigns::atAnyTime).toList();
        }
        return found;
    }

    private static Campaign atAnyTime(Object found) {
        Campaign campaign = (Campaign) found;
        return new Campaign(
                campaign.id(),
                campaign.version(),
                campaign.owner(),
                campaign.name(),
                campaign.status(),
                campaign.reason(),
                campaign.rules().toBuilder().callingHours(CallingHours.ALWAYS).build(),
                campaign.times());
    }

    /** Takes contacts to be called without counting the attempt. */
    private static @Nullable Object attemptsUncounted(
            String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (method.equals("saveContacts") && arguments[0] instanceof Collection<?> contacts) {
            arguments[0] = contacts.stream()
                    .map(Contact.class::cast)
                    .map(BrokenCampaigns::uncounted)
                    .toList();
        }
        return target.proceed();
    }

    private static Contact uncounted(Contact contact) {
        ContactState state = contact.state();
        return state.status() == ContactStatus.LIVE ? CampaignStates.with(contact, 0, state.dueAt()) : contact;
    }
}
