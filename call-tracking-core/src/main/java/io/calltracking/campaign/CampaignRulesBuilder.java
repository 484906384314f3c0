package io.calltracking.campaign;

import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import io.calltracking.Money;
import io.calltracking.compliance.AttemptCap;
import io.calltracking.compliance.CallerNumbers;
import io.calltracking.compliance.CallingHours;
import io.calltracking.compliance.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects rules. Not thread-safe. */
public final class CampaignRulesBuilder {
    private static final int MAX_ATTEMPTS = 100;

    @Nullable
    String provider;

    @Nullable
    String agent;

    @Nullable
    CallerNumbers callerNumbers;

    @Nullable
    Duration maxDuration;

    Map<String, @Nullable Object> variables = Map.of();
    int maxConcurrentCalls = 5;
    int maxAttempts = 1;
    List<RetryRule> retries = List.of();
    CallingHours callingHours = CallingHours.DEFAULT;
    List<RuleSet> ruleSets = List.of();
    List<AttemptCap> attemptCaps = List.of();

    @Nullable
    Instant startAt;

    @Nullable
    Instant finishBy;

    @Nullable
    AutoPause autoPause = AutoPause.DEFAULT;

    List<Money> moneyCaps = List.of();

    CampaignRulesBuilder() {}

    /** The name of the provider, {@code bolna} say; only needed when the tracker has several. */
    public CampaignRulesBuilder provider(@Nullable String provider) {
        this.provider = provider;
        return this;
    }

    /** The provider's id of the assistant that speaks. */
    public CampaignRulesBuilder agent(@Nullable String agentId) {
        this.agent = agentId;
        return this;
    }

    /** The numbers shown to contacts; the provider chooses when not set. */
    public CampaignRulesBuilder callerNumbers(@Nullable CallerNumbers numbers) {
        this.callerNumbers = numbers;
        return this;
    }

    /** The longest talk allowed; sent where the provider takes such a limit. */
    public CampaignRulesBuilder maxDuration(@Nullable Duration maxDuration) {
        this.maxDuration = maxDuration;
        return this;
    }

    /** What the agent may use in its prompt, for each contact; copied. Values as in {@link JsonText}. */
    public CampaignRulesBuilder variables(Map<String, ? extends @Nullable Object> variables) {
        this.variables = JsonText.normal(variables);
        return this;
    }

    /** How many calls may be live at a time; 5 when not set. */
    public CampaignRulesBuilder maxConcurrentCalls(int calls) {
        this.maxConcurrentCalls = calls;
        return this;
    }

    /** How often a contact is called at most; once when not set. */
    public CampaignRulesBuilder maxAttempts(int attempts) {
        this.maxAttempts = attempts;
        return this;
    }

    /** After which outcomes a contact is called again; never when not set. */
    public CampaignRulesBuilder retries(Collection<RetryRule> rules) {
        this.retries = List.copyOf(rules);
        return this;
    }

    /** After which outcomes a contact is called again; never when not set. */
    public CampaignRulesBuilder retries(RetryRule... rules) {
        return retries(List.of(rules));
    }

    /** When contacts may be called, in their own time; {@link CallingHours#DEFAULT} when not set. */
    public CampaignRulesBuilder callingHours(CallingHours hours) {
        this.callingHours = hours;
        return this;
    }

    /** Rule sets that hold besides; none when not set. */
    public CampaignRulesBuilder ruleSets(Collection<RuleSet> ruleSets) {
        this.ruleSets = List.copyOf(ruleSets);
        return this;
    }

    /** How often a number may be called, over all calls of the owner; as often as need be when not set. */
    public CampaignRulesBuilder attemptCaps(Collection<AttemptCap> caps) {
        this.attemptCaps = List.copyOf(caps);
        return this;
    }

    /** When it starts by itself. */
    public CampaignRulesBuilder startAt(@Nullable Instant time) {
        this.startAt = time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
        return this;
    }

    /** When it ends, done or not: those who were not called are skipped. */
    public CampaignRulesBuilder finishBy(@Nullable Instant time) {
        this.finishBy = time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
        return this;
    }

    /** When it pauses itself; {@link AutoPause#DEFAULT} when not set, null for never because of failed calls. */
    public CampaignRulesBuilder autoPause(@Nullable AutoPause autoPause) {
        this.autoPause = autoPause;
        return this;
    }

    /** What its calls may cost, one amount a currency; any amount when not set. */
    public CampaignRulesBuilder moneyCaps(Collection<Money> caps) {
        this.moneyCaps = List.copyOf(caps);
        return this;
    }

    /**
     * The rules.
     *
     * @throws CallTrackingException with {@link io.calltracking.ErrorCode#VALIDATION_ERROR} naming the first field at fault
     */
    public CampaignRules build() {
        if (maxConcurrentCalls < 1) {
            throw CallTrackingException.invalid("maxConcurrentCalls", "must be at least 1, is " + maxConcurrentCalls);
        }
        if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS) {
            throw CallTrackingException.invalid("maxAttempts", "must be 1 to " + MAX_ATTEMPTS + ", is " + maxAttempts);
        }
        if (retries.stream().map(RetryRule::outcome).distinct().count() < retries.size()) {
            throw CallTrackingException.invalid("retries", "has two rules for one outcome");
        }
        if (maxDuration != null && (maxDuration.isNegative() || maxDuration.isZero())) {
            throw CallTrackingException.invalid("maxDuration", "must be longer than zero, is " + maxDuration);
        }
        if (startAt != null && finishBy != null && !startAt.isBefore(finishBy)) {
            throw CallTrackingException.invalid("finishBy", "must be after startAt");
        }
        checkMoney();
        CampaignRules rules = new CampaignRules(copy());
        checkHours(rules);
        return rules;
    }

    private static void checkHours(CampaignRules rules) {
        rules.ruleSets().stream()
                .flatMap(ruleSet -> ruleSet.countries().isEmpty() ? Stream.of("") : ruleSet.countries().stream())
                .filter(country -> rules.hoursIn(country).isEmpty())
                .findFirst()
                .ifPresent(country -> {
                    throw CallTrackingException.invalid(
                            "callingHours",
                            "never open" + (country.isEmpty() ? "" : " in " + country)
                                    + ": they and the rule sets have no hours in common");
                });
    }

    private void checkMoney() {
        if (moneyCaps.stream().anyMatch(cap -> cap.amount().signum() <= 0)) {
            throw CallTrackingException.invalid("moneyCaps", "must be more than 0");
        }
        if (moneyCaps.stream().map(Money::currency).distinct().count() < moneyCaps.size()) {
            throw CallTrackingException.invalid("moneyCaps", "has two amounts in one currency");
        }
    }

    CampaignRulesBuilder copy() {
        return new CampaignRulesBuilder()
                .provider(provider)
                .agent(agent)
                .callerNumbers(callerNumbers)
                .maxDuration(maxDuration)
                .variables(variables)
                .maxConcurrentCalls(maxConcurrentCalls)
                .maxAttempts(maxAttempts)
                .retries(retries)
                .callingHours(callingHours)
                .ruleSets(ruleSets)
                .attemptCaps(attemptCaps)
                .startAt(startAt)
                .finishBy(finishBy)
                .autoPause(autoPause)
                .moneyCaps(moneyCaps);
    }
}
