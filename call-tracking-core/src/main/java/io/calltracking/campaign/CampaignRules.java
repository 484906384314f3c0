package io.calltracking.campaign;

import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the contacts of a campaign are called: immutable, and checked when it is built. */
public final class CampaignRules {
    private final @Nullable String agent;
    private final int maxConcurrentCalls;

    private CampaignRules(Builder builder) {
        this.agent = builder.agent;
        this.maxConcurrentCalls = builder.maxConcurrentCalls;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The rules that {@link #toMap()} wrote. */
    public static CampaignRules of(Map<String, ? extends @Nullable Object> map) {
        Map<String, @Nullable Object> normal = JsonText.normal(map);
        return builder()
                .agent((String) normal.get("agent"))
                .maxConcurrentCalls(Math.toIntExact((Long) Objects.requireNonNull(normal.get("maxConcurrentCalls"))))
                .build();
    }

    /** All of it, in the form of {@link JsonText}: how stores keep it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("agent", agent);
        map.put("maxConcurrentCalls", maxConcurrentCalls);
        return JsonText.normal(map);
    }

    /** How many calls may be live at a time. */
    public int maxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CampaignRules rules && toMap().equals(rules.toMap());
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** Collects rules. Not thread-safe. */
    public static final class Builder {
        private @Nullable String agent;
        private int maxConcurrentCalls = 5;

        private Builder() {}

        /** The provider's id of the assistant that speaks. */
        public Builder agent(@Nullable String agentId) {
            this.agent = agentId;
            return this;
        }

        /** How many calls may be live at a time; 5 when not set. */
        public Builder maxConcurrentCalls(int calls) {
            this.maxConcurrentCalls = calls;
            return this;
        }

        /** The rules. */
        public CampaignRules build() {
            if (maxConcurrentCalls < 1) {
                throw CallTrackingException.invalid(
                        "maxConcurrentCalls", "must be at least 1, is " + maxConcurrentCalls);
            }
            return new CampaignRules(this);
        }
    }
}
