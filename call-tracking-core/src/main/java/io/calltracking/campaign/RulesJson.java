package io.calltracking.campaign;

import io.calltracking.JsonText;
import io.calltracking.Money;
import io.calltracking.compliance.AttemptCap;
import io.calltracking.compliance.CallerNumbers;
import io.calltracking.compliance.CallingHours;
import io.calltracking.compliance.RuleSet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules as JSON: durations and times as ISO text, what is not set left out. */
final class RulesJson {
    private RulesJson() {}

    static Map<String, @Nullable Object> write(CampaignRules rules) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        put(map, "provider", rules.provider());
        put(map, "agent", rules.agent());
        put(map, "callerNumbers", rules.callerNumbers(), CallerNumbers::toMap);
        put(map, "maxDuration", rules.maxDuration(), Duration::toString);
        map.put("variables", rules.variables());
        map.put("maxConcurrentCalls", rules.maxConcurrentCalls());
        map.put("maxAttempts", rules.maxAttempts());
        map.put("retries", rules.retries().stream().map(RulesJson::retry).toList());
        map.put("callingHours", rules.callingHours().toMap());
        map.put("ruleSets", rules.ruleSets().stream().map(RuleSet::toMap).toList());
        map.put(
                "attemptCaps",
                rules.attemptCaps().stream().map(AttemptCap::toMap).toList());
        put(map, "startAt", rules.startAt(), Instant::toString);
        put(map, "finishBy", rules.finishBy(), Instant::toString);
        put(map, "autoPause", rules.autoPause(), RulesJson::autoPause);
        map.put("moneyCaps", rules.moneyCaps().stream().map(RulesJson::money).toList());
        return JsonText.normal(map);
    }

    static CampaignRules read(Map<String, ? extends @Nullable Object> json) {
        Map<String, @Nullable Object> map = JsonText.normal(json);
        return CampaignRules.builder()
                .provider(text(map, "provider"))
                .agent(text(map, "agent"))
                .callerNumbers(part(map, "callerNumbers", CallerNumbers::of))
                .maxDuration(parsed(map, "maxDuration", Duration::parse))
                .variables(Objects.requireNonNullElse(part(map, "variables", variables -> variables), Map.of()))
                .maxConcurrentCalls(number(map, "maxConcurrentCalls"))
                .maxAttempts(number(map, "maxAttempts"))
                .retries(parts(map, "retries", RulesJson::retry))
                .callingHours(Objects.requireNonNull(part(map, "callingHours", CallingHours::of), "callingHours"))
                .ruleSets(parts(map, "ruleSets", RuleSet::of))
                .attemptCaps(parts(map, "attemptCaps", AttemptCap::of))
                .startAt(parsed(map, "startAt", Instant::parse))
                .finishBy(parsed(map, "finishBy", Instant::parse))
                .autoPause(part(map, "autoPause", RulesJson::autoPause))
                .moneyCaps(parts(map, "moneyCaps", RulesJson::money))
                .build();
    }

    private static Map<String, @Nullable Object> retry(RetryRule rule) {
        return Map.of("outcome", rule.outcome().name(), "delay", rule.delay().toString());
    }

    private static RetryRule retry(Map<String, @Nullable Object> map) {
        return new RetryRule(ContactOutcome.valueOf(required(map, "outcome")), Duration.parse(required(map, "delay")));
    }

    private static Map<String, @Nullable Object> autoPause(AutoPause pause) {
        return Map.of(
                "failureRate", pause.failureRate(),
                "window", pause.window().toString(),
                "minCalls", pause.minCalls());
    }

    private static AutoPause autoPause(Map<String, @Nullable Object> map) {
        Number rate = (Number) Objects.requireNonNull(map.get("failureRate"), "failureRate");
        return new AutoPause(rate.doubleValue(), Duration.parse(required(map, "window")), number(map, "minCalls"));
    }

    private static Map<String, @Nullable Object> money(Money money) {
        return Map.of("amount", money.amount().toPlainString(), "currency", money.currency());
    }

    private static Money money(Map<String, @Nullable Object> map) {
        return new Money(new BigDecimal(required(map, "amount")), required(map, "currency"));
    }

    private static void put(Map<String, @Nullable Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    private static <T> void put(
            Map<String, @Nullable Object> map, String name, @Nullable T value, Function<T, Object> form) {
        if (value != null) {
            map.put(name, form.apply(value));
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> map, String name) {
        return (String) map.get(name);
    }

    private static String required(Map<String, @Nullable Object> map, String name) {
        return Objects.requireNonNull(text(map, name), name);
    }

    private static int number(Map<String, @Nullable Object> map, String name) {
        return Math.toIntExact((Long) Objects.requireNonNull(map.get(name), name));
    }

    private static <T> @Nullable T parsed(Map<String, @Nullable Object> map, String name, Function<String, T> parse) {
        String text = text(map, name);
        return text == null ? null : parse.apply(text);
    }

    private static <T> @Nullable T part(
            Map<String, @Nullable Object> map, String name, Function<Map<String, @Nullable Object>, T> read) {
        Object part = map.get(name);
        return part == null ? null : read.apply(object(part));
    }

    private static <T> List<T> parts(
            Map<String, @Nullable Object> map, String name, Function<Map<String, @Nullable Object>, T> read) {
        List<?> parts = (List<?>) Objects.requireNonNullElse(map.get(name), List.of());
        return parts.stream().map(part -> read.apply(object(part))).toList();
    }

    @SuppressWarnings("unchecked") // an object of JsonText has text for keys
    private static Map<String, @Nullable Object> object(Object part) {
        return (Map<String, @Nullable Object>) part;
    }
}
