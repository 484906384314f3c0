package io.calltracking.mongo;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Ordinary contacts of one campaign; each phone follows from the number. */
final class SampleContact {
    static final String CAMPAIGN = "01956f3a-0000-7000-8000-000000000001";
    static final String PLACE = "US America/New_York";
    static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    static final Duration LEASE = Duration.ofSeconds(30);

    private SampleContact() {}

    static Contact pending(long number) {
        return contact(number, phone(number));
    }

    static Contact contact(long number, String phone) {
        Lead lead = new Lead(phone, "lead-" + number, null, PLACE, Map.of("plan", "gold"), Map.of());
        return new Contact(CAMPAIGN, number, 1, lead, ContactState.pending(START, START));
    }

    static List<Contact> pendings(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(SampleContact::pending)
                .toList();
    }

    static ContactState state(ContactStatus status, @Nullable Instant dueAt) {
        SkipReason skip = status == ContactStatus.SKIPPED ? SkipReason.OPERATOR : null;
        return new ContactState(status, 1, 1, dueAt, null, null, skip, START);
    }

    static String phone(long number) {
        return "+1415" + (5_000_000 + number);
    }
}
