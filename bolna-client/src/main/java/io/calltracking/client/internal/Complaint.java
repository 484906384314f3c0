package io.calltracking.client.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says in the body of an answer that is not success.
 *
 * @param message its text, unmasked, or null
 * @param code its error code, or null
 * @param treatAs the HTTP status this really amounts to, where the provider uses another one
 */
public record Complaint(@Nullable String message, @Nullable String code, int treatAs) {}
