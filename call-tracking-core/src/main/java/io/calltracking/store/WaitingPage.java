package io.calltracking.store;

import io.calltracking.Call;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some of the calls that wait for an account.
 *
 * @param account the account
 * @param after only those after this one, which waited when it was read; null for the first
 * @param withoutOwners none of these owners
 * @param withoutCampaigns none of these campaigns
 * @param max at most so many
 */
public record WaitingPage(
        String account, @Nullable Call after, Set<String> withoutOwners, Set<String> withoutCampaigns, int max) {

    /** Copies the sets. */
    public WaitingPage {
        Objects.requireNonNull(account, "account");
        withoutOwners = Set.copyOf(withoutOwners);
        withoutCampaigns = Set.copyOf(withoutCampaigns);
        if (after != null && after.state().turn() == null) {
            throw new IllegalArgumentException(after + " has no turn");
        }
    }

    /** The first of those who wait. */
    public static WaitingPage first(String account, int max) {
        return new WaitingPage(account, null, Set.of(), Set.of(), max);
    }
}
