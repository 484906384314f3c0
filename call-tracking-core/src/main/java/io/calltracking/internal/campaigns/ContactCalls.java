package io.calltracking.internal.campaigns;

import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallTrackingException;
import io.calltracking.Direction;
import io.calltracking.ErrorCode;
import io.calltracking.Placement;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.compliance.CallerNumbers;
import io.calltracking.internal.Placing;
import io.calltracking.internal.Planned;
import io.calltracking.internal.Providers;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the calls to contacts that are {@link ContactStatus#LIVE}, each call once however often it is tried. Thread-safe. */
final class ContactCalls {
    private static final Duration NUMBER_BUSY = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(ContactCalls.class);

    private final Store store;
    private final Providers providers;
    private final Placing placing;

    ContactCalls(Store store, Providers providers, Placing placing) {
        this.store = store;
        this.providers = providers;
        this.placing = placing;
    }

    /** A contact and the call that is about to be made to it. */
    record ContactCall(Contact contact, Planned call) {}

    /** What is to be made for contacts of a campaign; nothing when its provider is not set up here. */
    List<ContactCall> plan(Campaign campaign, List<Contact> contacts) {
        Optional<CallProvider> provider = providers.chosen(campaign.rules().provider());
        if (provider.isEmpty()) {
            return List.of();
        }
        Map<Contact, Planned> planned = new LinkedHashMap<>();
        for (Contact contact : contacts) {
            unlessRefused(contact, () -> planned.put(contact, planned(campaign, contact, provider.get())));
        }
        List<Contact> called = List.copyOf(planned.keySet());
        List<Planned> calls = placing.withSlots(List.copyOf(planned.values()));
        return IntStream.range(0, calls.size())
                .mapToObj(i -> new ContactCall(called.get(i), calls.get(i)))
                .toList();
    }

    private static Planned planned(Campaign campaign, Contact contact, CallProvider provider) {
        CallId id = Objects.requireNonNull(contact.state().call(), "call");
        return Planned.of(id, spec(campaign, contact), provider);
    }

    /** Makes the call of a contact; whether that came as far as dialing. What becomes of it comes as news. */
    boolean make(ContactCall planned) {
        Contact contact = planned.contact();
        AtomicBoolean dialed = new AtomicBoolean();
        unlessRefused(contact, () -> {
            Optional<Placement> placement = placing.submit(planned.call());
            if (placement.isEmpty()) {
                putBack(contact, NUMBER_BUSY);
            }
            dialed.set(placement.filter(ContactCalls::isDialed).isPresent());
        });
        return dialed.get();
    }

    private static boolean isDialed(Placement placement) {
        return placement.kind() != Placement.Kind.WAITING && placement.kind() != Placement.Kind.REPLAYED;
    }

    /** Skips a contact whose call cannot be asked for, whenever that shows. */
    private void unlessRefused(Contact contact, Runnable step) {
        try {
            step.run();
        } catch (CallTrackingException e) {
            if (e.code() != ErrorCode.VALIDATION_ERROR) {
                throw e;
            }
            log.atWarn()
                    .addKeyValue("campaign", contact.campaign())
                    .addKeyValue("contact", contact.number())
                    .log("contact is skipped: {}", e.getMessage());
            save(
                    contact,
                    Feeding.skipped(contact, SkipReason.REFUSED, store.clock().instant()));
        }
    }

    /** Lets a contact wait whose call was not made. */
    void putBack(Contact contact, Duration pause) {
        Instant now = store.clock().instant();
        ContactState before = contact.state();
        save(
                contact,
                new ContactState(
                        ContactStatus.PENDING,
                        before.tries(),
                        Math.max(0, before.attempts() - 1),
                        now.plus(pause),
                        before.call(),
                        before.outcome(),
                        null,
                        now));
    }

    private void save(Contact contact, ContactState state) {
        store.saveContacts(List.of(contact.next(state)));
    }

    /** What is asked of the provider for a contact. */
    static CallSpec spec(Campaign campaign, Contact contact) {
        CampaignRules rules = campaign.rules();
        CallerNumbers from = rules.callerNumbers();
        ContactState state = contact.state();
        return new CallSpec(
                campaign.owner(),
                contact.lead().phone(),
                from == null ? null : from.choose(contact.lead().phone(), contact.number() + state.tries()),
                rules.agent(),
                lead(campaign, contact),
                null,
                campaign.id(),
                Math.max(1, state.attempts()),
                Direction.OUTBOUND,
                rules.maxDuration(),
                null,
                null,
                null,
                variables(rules, contact),
                Map.of(),
                new AttemptKey(campaign.id(), contact.number(), Math.max(1, state.tries())).text());
    }

    /** The contact of the calls to a contact: the app's id of the lead, or one that stands for it. */
    static String lead(Campaign campaign, Contact contact) {
        String lead = contact.lead().id();
        return lead == null ? campaign.id() + "/" + contact.number() : lead;
    }

    private static Map<String, @Nullable Object> variables(CampaignRules rules, Contact contact) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>(rules.variables());
        if (contact.lead().name() != null) {
            variables.put("name", contact.lead().name());
        }
        variables.putAll(contact.lead().variables());
        return variables;
    }
}
