package io.calltracking.internal.campaigns;

import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.NewContact;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.compliance.PhoneNumbers;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes leads of what apps hand in. Without the library that knows phone numbers only E.164 numbers with a time zone can be
 * used. Immutable.
 */
final class Leads {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int MAX_TEXT = 200;

    private final @Nullable PhoneNumbers numbers;
    private final @Nullable String region;

    private Leads(@Nullable PhoneNumbers numbers, @Nullable String region) {
        this.numbers = numbers;
        this.region = region;
    }

    /** Reads numbers without a country code as those of this region; null to refuse them. */
    static Leads of(@Nullable String region) {
        try {
            return new Leads(PhoneNumbers.create(), region);
        } catch (CallTrackingException missing) {
            if (region != null) {
                throw missing;
            }
            return new Leads(null, null);
        }
    }

    /** A lead; or the field that is wrong, and how. */
    record Checked(@Nullable Lead lead, String field, String message) {}

    Checked check(NewContact contact) {
        Optional<String> phone = contact.phone() == null
                ? Optional.empty()
                : phone(contact.phone().strip());
        if (phone.isEmpty()) {
            return wrong(
                    "phone",
                    region == null
                            ? "is not a valid number in E.164 form such as +919876543210"
                            : "is not a valid number, neither with a country code nor in " + region);
        }
        if (isTooLong(contact.id())) {
            return wrong("id", "must have 1 to " + MAX_TEXT + " characters");
        }
        if (isTooLong(contact.name())) {
            return wrong("name", "must have 1 to " + MAX_TEXT + " characters: is a quote left open?");
        }
        String zone = contact.zone() == null || contact.zone().isBlank()
                ? null
                : contact.zone().strip();
        try {
            return place(phone.get(), zone == null ? null : ZoneId.of(zone))
                    .map(place -> lead(contact, phone.get(), place))
                    .orElseGet(this::noZone);
        } catch (DateTimeException e) {
            return wrong("zone", "is not a time zone such as Asia/Kolkata");
        }
    }

    private Checked noZone() {
        String without = numbers == null ? " without libphonenumber and its geocoder" : "";
        return wrong("zone", "is not given, and cannot be told from the number" + without);
    }

    private Checked lead(NewContact contact, String phone, NumberPlace place) {
        Map<String, @Nullable Object> variables;
        Map<String, @Nullable Object> consent;
        try {
            variables = JsonText.normal(contact.variables());
            consent = JsonText.normal(contact.consent());
        } catch (IllegalArgumentException e) {
            return wrong("variables", String.valueOf(e.getMessage()));
        }
        String id = contact.id() == null || contact.id().isBlank() ? null : contact.id();
        return new Checked(new Lead(phone, id, contact.name(), place.text(), variables, consent), "", "");
    }

    private static Checked wrong(String field, String message) {
        return new Checked(null, field, message);
    }

    private Optional<String> phone(String raw) {
        if (numbers == null) {
            return E164.matcher(raw).matches() ? Optional.of(raw) : Optional.empty();
        }
        return numbers.normalize(raw, region);
    }

    private Optional<NumberPlace> place(String phone, @Nullable ZoneId zone) {
        Optional<NumberPlace> told = numbers == null ? Optional.empty() : numbers.find(phone);
        return zone == null
                ? told
                : Optional.of(new NumberPlace(told.map(NumberPlace::country).orElse(null), List.of(zone)));
    }

    private static boolean isTooLong(@Nullable String id) {
        return id != null && id.length() > MAX_TEXT;
    }
}
