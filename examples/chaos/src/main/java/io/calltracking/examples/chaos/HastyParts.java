package io.calltracking.examples.chaos;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Shortens what takes its time in production, so that a round takes seconds: the leases of claims, whose holders may be
 * dead, and the pause before a request that was not processed is sent again. Both get harder to keep by it, not easier.
 */
final class HastyParts {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private HastyParts() {}

    static Store store(Store store) {
        return Interceptor.wrap(Store.class, store, (method, arguments, target) -> {
            switch (method) {
                case "claimDue" -> arguments[1] = LEASE;
                case "claimToFollow" -> arguments[2] = LEASE;
                case "claimToCall" -> arguments[3] = LEASE;
                case "saveContacts" -> arguments[0] = hasty((Collection<?>) Objects.requireNonNull(arguments[0]));
                default -> {
                    // takes no time
                }
            }
            return target.proceed();
        });
    }

    /** Contacts are looked at sooner whose callers may have died before they called. */
    private static List<Contact> hasty(Collection<?> contacts) {
        return contacts.stream()
                .map(Contact.class::cast)
                .map(contact -> contact.state().status() == ContactStatus.LIVE
                        ? CampaignStates.with(
                                contact,
                                contact.state().attempts(),
                                contact.state().updated().plus(LOOK_AFTER))
                        : contact)
                .toList();
    }

    static CallProvider provider(CallProvider provider) {
        return Interceptor.wrap(CallProvider.class, provider, (method, arguments, target) -> {
            Object result = target.proceed();
            return result instanceof PlaceResult.Later later ? new PlaceResult.Later(PAUSE, later.reason()) : result;
        });
    }
}
