package io.calltracking.campaign;

import io.calltracking.CallTrackingException;
import io.calltracking.Money;
import io.calltracking.compliance.AttemptCap;
import io.calltracking.compliance.CallerNumbers;
import io.calltracking.compliance.CallingHours;
import io.calltracking.compliance.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the contacts of a campaign are called: immutable, and checked when it is built. */
public final class CampaignRules {
    private final CampaignRulesBuilder parts;

    CampaignRules(CampaignRulesBuilder parts) {
        this.parts = parts;
    }

    /** Starts with the defaults: five calls at a time, one attempt each, 08:00 to 21:00 where the contact is. */
    public static CampaignRulesBuilder builder() {
        return new CampaignRulesBuilder();
    }

    /**
     * The rules that {@link #toMap()} wrote.
     *
     * @throws RuntimeException when it did not
     */
    public static CampaignRules of(Map<String, ? extends @Nullable Object> map) {
        return RulesJson.read(map);
    }

    /** All of it, in the form of {@link io.calltracking.JsonText}: how stores keep it. */
    public Map<String, @Nullable Object> toMap() {
        return RulesJson.write(this);
    }

    /** Starts with these rules. */
    public CampaignRulesBuilder toBuilder() {
        return parts.copy();
    }

    /** The name of the provider; null for the tracker's only or first one. */
    public @Nullable String provider() {
        return parts.provider;
    }

    /** The provider's id of the assistant that speaks; null for a plain telephony call. */
    public @Nullable String agent() {
        return parts.agent;
    }

    /** The numbers shown to contacts; null for the provider's choice. */
    public @Nullable CallerNumbers callerNumbers() {
        return parts.callerNumbers;
    }

    /** The longest talk allowed; null for the provider's default. */
    public @Nullable Duration maxDuration() {
        return parts.maxDuration;
    }

    /** Handed to the agent with each call; those of the contact come on top. */
    public Map<String, @Nullable Object> variables() {
        return parts.variables;
    }

    /** How many calls may be live at a time. */
    public int maxConcurrentCalls() {
        return parts.maxConcurrentCalls;
    }

    /** How often a contact is called at most, over all {@link #retries()}. */
    public int maxAttempts() {
        return parts.maxAttempts;
    }

    /** After which outcomes a contact is called again, at most one rule for each. */
    public List<RetryRule> retries() {
        return parts.retries;
    }

    /** The rule for an outcome. */
    public Optional<RetryRule> retryAfter(ContactOutcome outcome) {
        return parts.retries.stream().filter(rule -> rule.outcome() == outcome).findFirst();
    }

    /** When contacts may be called, in their own time. */
    public CallingHours callingHours() {
        return parts.callingHours;
    }

    /** The rule sets that hold besides, each for the numbers of its countries. */
    public List<RuleSet> ruleSets() {
        return parts.ruleSets;
    }

    /** How often a number may be called, over all calls of the owner. */
    public List<AttemptCap> attemptCaps() {
        return parts.attemptCaps;
    }

    /**
     * When numbers of a country may be called, by {@link #callingHours()} and every rule set that holds there.
     *
     * @param country two letters; null for an unknown one, where every rule set holds
     * @return empty for never: these have no hours in common
     */
    public Optional<CallingHours> hoursIn(@Nullable String country) {
        CallingHours hours = parts.callingHours;
        try {
            for (RuleSet rules : parts.ruleSets) {
                hours = rules.holdsIn(country) ? hours.within(rules.callingHours()) : hours;
            }
            return Optional.of(hours);
        } catch (CallTrackingException nothingInCommon) {
            return Optional.empty();
        }
    }

    /**
     * How often numbers of a country may be called, by {@link #attemptCaps()} and every rule set that holds there.
     *
     * @param country two letters; null for an unknown one, where every rule set holds
     */
    public List<AttemptCap> capsIn(@Nullable String country) {
        return Stream.concat(
                        parts.attemptCaps.stream(),
                        parts.ruleSets.stream()
                                .filter(rules -> rules.holdsIn(country))
                                .flatMap(rules -> rules.caps().stream()))
                .toList();
    }

    /** When it starts by itself; null for not before somebody starts it. */
    public @Nullable Instant startAt() {
        return parts.startAt;
    }

    /** When it ends, done or not; null for when it is done. */
    public @Nullable Instant finishBy() {
        return parts.finishBy;
    }

    /** When it pauses itself; null for never because of failed calls. */
    public @Nullable AutoPause autoPause() {
        return parts.autoPause;
    }

    /** What its calls may cost, an amount for each currency that is limited: it pauses itself when one is reached. */
    public List<Money> moneyCaps() {
        return parts.moneyCaps;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CampaignRules rules && toMap().equals(rules.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** The parts without the agent's variables, which may be personal. */
    @Override
    public String toString() {
        return "CampaignRules[agent=" + agent() + ", at a time " + maxConcurrentCalls() + ", attempts " + maxAttempts()
                + "]";
    }
}
