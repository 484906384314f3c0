package io.calltracking.compliance;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.calltracking.CallTrackingException;
import io.calltracking.internal.Numbers;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What libphonenumber knows. Nobody else names its classes, so that it can be absent. */
final class NumberingPlans {
    private static final String UNKNOWN_ZONE = "Etc/Unknown";

    private final PhoneNumberUtil numbers;
    private final ZonesByPrefix zones;

    private NumberingPlans(PhoneNumberUtil numbers, ZonesByPrefix zones) {
        this.numbers = numbers;
        this.zones = zones;
    }

    static NumberingPlans load() {
        return new NumberingPlans(PhoneNumberUtil.getInstance(), ZonesByPrefix.load());
    }

    boolean isValid(String e164) {
        return e164.equals(Numbers.e164(e164))
                && parsed(e164, null).filter(numbers::isValidNumber).isPresent();
    }

    Optional<String> normalize(String raw, @Nullable String region) {
        String country = region == null ? null : region.toUpperCase(Locale.ROOT);
        if (country != null && !numbers.getSupportedRegions().contains(country)) {
            throw CallTrackingException.invalid(
                    "region", "'" + region + "' has no numbering plan; use one like US or IN");
        }
        return parsed(raw, country)
                .filter(number -> !number.hasExtension() && numbers.isValidNumber(number))
                .map(number -> numbers.format(number, PhoneNumberFormat.E164))
                .filter(e164 -> e164.equals(Numbers.e164(e164)));
    }

    Optional<NumberPlace> find(String e164) {
        return parsed(e164, null).flatMap(number -> place(number, zones.of(number)));
    }

    private Optional<NumberPlace> place(PhoneNumber number, List<String> ids) {
        if (ids.isEmpty() || ids.contains(UNKNOWN_ZONE)) {
            return Optional.empty();
        }
        String region = numbers.getRegionCodeForNumber(number);
        String country = region == null || region.length() != 2 ? null : region;
        try {
            return Optional.of(
                    new NumberPlace(country, ids.stream().map(ZoneId::of).toList()));
        } catch (DateTimeException e) {
            // Leaving out a zone that this JVM does not know could open hours that are closed there.
            return Optional.empty();
        }
    }

    private Optional<PhoneNumber> parsed(String text, @Nullable String region) {
        try {
            return Optional.of(numbers.parse(text, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
