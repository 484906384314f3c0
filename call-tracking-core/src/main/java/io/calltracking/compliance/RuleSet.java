package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hours and caps that hold somewhere, with where they were read. Those that are shipped are data, may be out of date, and
 * are no legal advice. Immutable; equal when all parts are.
 */
public final class RuleSet {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final String name;
    private final SortedSet<String> countries;
    private final CallingHours callingHours;
    private final List<AttemptCap> caps;
    private final @Nullable String source;
    private final @Nullable LocalDate checked;
    private final @Nullable String note;

    private RuleSet(Builder builder) {
        name = builder.name;
        countries = Collections.unmodifiableSortedSet(new TreeSet<>(builder.countries));
        callingHours = builder.callingHours;
        caps = List.copyOf(builder.caps);
        source = builder.source;
        checked = builder.checked;
        note = builder.note;
        if (name.isBlank()) {
            throw CallTrackingException.invalid("name", "must not be blank");
        }
        for (String country : countries) {
            if (!COUNTRY.matcher(country).matches()) {
                throw CallTrackingException.invalid(
                        "countries", "must be two capital letters each, not '" + country + "'");
            }
        }
    }

    /** Starts a rule set that holds everywhere, in the {@link CallingHours#DEFAULT} hours, without caps. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** The rule sets that come with the library, by name. */
    public static List<RuleSet> shipped() {
        return ShippedRules.all();
    }

    /**
     * The rule set of this name that comes with the library.
     *
     * @throws CallTrackingException of {@code ruleSet} when there is none; it lists the names there are
     */
    public static RuleSet named(String name) {
        return ShippedRules.named(name);
    }

    /**
     * The rule set {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when the map is something else
     */
    public static RuleSet of(Map<String, ? extends @Nullable Object> map) {
        return RuleSetJson.read(map);
    }

    /** Its name: {@code us}. */
    public String name() {
        return name;
    }

    /** The countries it holds in, ISO 3166 with two letters; none when it holds everywhere. */
    public SortedSet<String> countries() {
        return countries;
    }

    /** When numbers may be called. */
    public CallingHours callingHours() {
        return callingHours;
    }

    /** How often a number may be called; all of them hold. */
    public List<AttemptCap> caps() {
        return caps;
    }

    /** The address of the text the rules were taken from, null for an app's own rules. */
    public @Nullable String source() {
        return source;
    }

    /** When the rules were last compared with what could be read of the source, null for an app's own rules. */
    public @Nullable LocalDate checked() {
        return checked;
    }

    /** What is law, what is practice, and what the rules here leave out; null for nothing. */
    public @Nullable String note() {
        return note;
    }

    /** Whether it holds for numbers of this country; of an unknown country, null, every rule set does. */
    public boolean holdsIn(@Nullable String country) {
        return countries.isEmpty() || country == null || countries.contains(country);
    }

    /** The rule set as a JSON object, to be kept. */
    public Map<String, Object> toMap() {
        return RuleSetJson.write(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleSet rules && parts().equals(rules.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    private List<@Nullable Object> parts() {
        return Arrays.asList(name, countries, callingHours, caps, source, checked, note);
    }

    @Override
    public String toString() {
        return "RuleSet[" + name + ", " + (countries.isEmpty() ? "everywhere" : countries) + ", " + callingHours + ", "
                + caps + "]";
    }

    /** Collects the parts of a rule set. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private Collection<String> countries = List.of();
        private CallingHours callingHours = CallingHours.DEFAULT;
        private List<AttemptCap> caps = List.of();
        private @Nullable String source;
        private @Nullable LocalDate checked;
        private @Nullable String note;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** The countries it holds in, ISO 3166 with two letters; everywhere when there is none. */
        public Builder countries(Collection<String> countries) {
            this.countries = List.copyOf(countries);
            return this;
        }

        /** When numbers may be called. */
        public Builder callingHours(CallingHours callingHours) {
            this.callingHours = callingHours;
            return this;
        }

        /** How often a number may be called; all of them hold. */
        public Builder caps(Collection<AttemptCap> caps) {
            this.caps = List.copyOf(caps);
            return this;
        }

        /** The address of the text the rules were taken from. */
        public Builder source(@Nullable String source) {
            this.source = source;
            return this;
        }

        /** When the rules were last compared with the source. */
        public Builder checked(@Nullable LocalDate checked) {
            this.checked = checked;
            return this;
        }

        /** What is to be known beside the rules. */
        public Builder note(@Nullable String note) {
            this.note = note;
            return this;
        }

        /**
         * The rule set.
         *
         * @throws CallTrackingException naming the field that is not usable
         */
        public RuleSet build() {
            return new RuleSet(this);
        }
    }
}
