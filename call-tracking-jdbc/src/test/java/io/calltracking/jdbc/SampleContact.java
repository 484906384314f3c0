package io.calltracking.jdbc;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.Lead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Contacts of one campaign, whatever they are. */
final class SampleContact {
    static final String CAMPAIGN = "0195508e-4adb-7000-8000-000000000001";
    static final String PLACE = "IN Asia/Kolkata";

    private SampleContact() {}

    /** A contact to be called now, whose phone follows from its number. */
    static Contact pending(long number, Instant now) {
        Lead lead = new Lead("+91" + (7_000_000_000L + number), null, null, PLACE, Map.of(), Map.of());
        return new Contact(CAMPAIGN, number, 1, lead, ContactState.pending(now, now));
    }

    /** Those with these numbers, both among them. */
    static List<Contact> pending(long first, long last, Instant now) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> pending(number, now))
                .toList();
    }
}
