package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for when a call was made: whom to call, for whom and with what. Never changes.
 *
 * @param owner the tenant or user the call belongs to
 * @param to the number called, E.164
 * @param from the number shown to the callee, E.164; null for the provider's choice
 * @param agent the provider's id of the assistant that speaks; null for a plain telephony call
 * @param contact the app's id of the lead; null when it has none
 * @param phoneNumberId the app's or provider's id of the caller number; null when unused
 * @param campaign the campaign that made the call; null for a direct call
 * @param attempt which attempt at its contact this is, from 1
 * @param direction who called whom
 * @param maxDuration longest talk the app allows; null for the provider's default
 * @param scheduledAt when the provider shall dial; null for at once
 * @param maxWait how long it may wait in our queue; null for as long as it takes
 * @param pollInterval between two looks at the call while no news comes; null for that of its owner's schedule
 * @param variables handed to the agent, in the form of {@link JsonText}
 * @param metadata the app's own, never sent to a provider, in the form of {@link JsonText}
 * @param idempotencyKey the app's own name of the request, unique for its owner; null when it gave none
 */
public record CallSpec(
        String owner,
        String to,
        @Nullable String from,
        @Nullable String agent,
        @Nullable String contact,
        @Nullable String phoneNumberId,
        @Nullable String campaign,
        int attempt,
        Direction direction,
        @Nullable Duration maxDuration,
        @Nullable Instant scheduledAt,
        @Nullable Duration maxWait,
        @Nullable Duration pollInterval,
        Map<String, @Nullable Object> variables,
        Map<String, @Nullable Object> metadata,
        @Nullable String idempotencyKey) {

    /** Copies the maps. */
    public CallSpec {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(direction, "direction");
        variables = JsonText.normal(variables);
        metadata = JsonText.normal(metadata);
    }

    /** {@link CallType#CAMPAIGN} when a campaign made the call. */
    public CallType type() {
        return campaign == null ? CallType.DIRECT : CallType.CAMPAIGN;
    }

    /** Owner, agent and direction; numbers, variables and metadata are personal. */
    @Override
    public String toString() {
        return "CallSpec[owner=" + owner + ", to=" + Masked.number(to) + ", agent=" + agent + ", " + direction + "]";
    }
}
