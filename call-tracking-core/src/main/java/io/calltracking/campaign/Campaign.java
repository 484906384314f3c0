package io.calltracking.campaign;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was known at one moment. Immutable; a later state is another value with a higher version. Its contacts
 * are not part of it.
 *
 * @param id our name of it, a UUIDv7 as text
 * @param version grows by one with each change; stores compare it before they write
 * @param owner the tenant or user it belongs to
 * @param name the app's name of it
 * @param status where it stands
 * @param reason why it was paused, stopped or failed; null when nobody said
 * @param rules how contacts are called; can be changed while it runs
 * @param times when what happened
 */
public record Campaign(
        String id,
        long version,
        String owner,
        String name,
        CampaignStatus status,
        @Nullable String reason,
        CampaignRules rules,
        CampaignTimes times) {

    /** Refuses null. */
    public Campaign {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(times, "times");
    }

    /** The next version with another status. */
    public Campaign next(CampaignStatus status, @Nullable String reason, CampaignTimes times) {
        return new Campaign(id, version + 1, owner, name, status, reason, rules, times);
    }

    /** The next version with other rules. */
    public Campaign next(CampaignRules rules, CampaignTimes times) {
        return new Campaign(id, version + 1, owner, name, status, reason, rules, times);
    }

    /** Id, name and status. */
    @Override
    public String toString() {
        return "Campaign[" + id + " v" + version + " '" + name + "' " + status + "]";
    }
}
