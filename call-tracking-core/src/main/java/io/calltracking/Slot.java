package io.calltracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Permission to have one call live: a place in each pool the call belongs to. It is part of the call, so that it is taken
 * and given back in the very change that makes the call live or ends it. A place is short text that one call of the pool
 * can have at a time: the number of the place, a place kept for its owner, or the id of the call where none was needed.
 *
 * @param account the provider account whose pool it is
 * @param inOwner the place in the pool of the owner
 * @param inAccount the place in the pool of the account
 * @param inCampaign the place in the pool of the campaign; null for a direct call
 */
public record Slot(
        String account,
        String inOwner,
        String inAccount,
        @Nullable String inCampaign) {

    /** Refuses null. */
    public Slot {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(inOwner, "inOwner");
        Objects.requireNonNull(inAccount, "inAccount");
    }

    /** A slot that counts in every pool and fits into any: for a call that is live whether we allow it or not. */
    public static Slot unnumbered(CallId call, CallSpec spec, String account) {
        String id = call.toString();
        return new Slot(account, id, id, spec.campaign() == null ? null : id);
    }

    /** The place in the pool of this kind; null when it has none. */
    public @Nullable String in(Pool.Kind kind) {
        return switch (kind) {
            case OWNER -> inOwner;
            case ACCOUNT -> inAccount;
            case CAMPAIGN -> inCampaign;
        };
    }

    /** The same with another place in the pool of this kind. */
    public Slot with(Pool.Kind kind, String place) {
        return new Slot(
                account,
                kind == Pool.Kind.OWNER ? place : inOwner,
                kind == Pool.Kind.ACCOUNT ? place : inAccount,
                kind == Pool.Kind.CAMPAIGN ? place : inCampaign);
    }
}
