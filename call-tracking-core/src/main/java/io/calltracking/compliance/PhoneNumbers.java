package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers by their numbering plans: whether they are valid, what is meant by a number as people write it, and where
 * it is. Thread-safe.
 *
 * <p>Needs {@code com.googlecode.libphonenumber:libphonenumber} and {@code com.googlecode.libphonenumber:geocoder}, which
 * the app adds. A number says where it was given out, not where its owner is: who moves often keeps it.
 */
public final class PhoneNumbers implements NumberPlaces {
    private final NumberingPlans plans;

    private PhoneNumbers(NumberingPlans plans) {
        this.plans = plans;
    }

    /**
     * Loads the numbering plans.
     *
     * @throws CallTrackingException {@link ErrorCode#VALIDATION_ERROR} when a library is missing; it says which
     */
    public static PhoneNumbers create() {
        try {
            return new PhoneNumbers(NumberingPlans.load());
        } catch (NoClassDefFoundError | IllegalAccessError e) {
            String missing = String.valueOf(e.getMessage());
            String artifact = missing.contains("TimeZones") || missing.contains("prefixmapper")
                    ? "com.googlecode.libphonenumber:geocoder"
                    : "com.googlecode.libphonenumber:libphonenumber";
            throw CallTrackingException.of(
                    ErrorCode.VALIDATION_ERROR,
                    "reading phone numbers needs " + artifact
                            + ", which cannot be loaded: add it to the app; with modules" + " see docs/compliance.md",
                    e);
        }
    }

    /** Whether this is a number in E.164 with a leading plus, and one that its country may have given out. */
    public boolean isValid(String e164) {
        return plans.isValid(e164);
    }

    /**
     * The number that somebody meant, in E.164.
     *
     * @param raw as people write it: {@code 098765 43210}, {@code +44 (0)20 7946 0958}
     * @param region whose way of writing national numbers this is, ISO 3166 with two letters; null to read international
     *     ones only
     * @return empty when it is no valid number, or one with an extension, where somebody else would answer
     * @throws CallTrackingException of {@code region} when it has no numbering plan
     */
    public Optional<String> normalize(String raw, @Nullable String region) {
        return plans.normalize(raw, region);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Empty too for numbers of no country, for invalid ones, and when this JVM does not know all of the zones.
     */
    @Override
    public Optional<NumberPlace> find(String e164) {
        return plans.find(e164);
    }
}
