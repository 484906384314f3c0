package io.calltracking;

import java.util.Objects;

/**
 * A group of calls of which only so many may be live at once. A call belongs to the pool of its owner, to that of its
 * provider account and, if a campaign made it, to that of the campaign.
 *
 * @param kind what the calls have in common
 * @param name the owner, account or campaign; {@value #EVERY} for the limit of all that have none of their own
 */
public record Pool(Kind kind, String name) {

    /** Stands for each owner, account or campaign that has no limit of its own. */
    public static final String EVERY = "*";

    /** What the calls of a pool have in common. */
    public enum Kind {
        /** The tenant or user. */
        OWNER,
        /** The account at a provider: {@code CallProvider.account}. */
        ACCOUNT,
        /** The campaign. */
        CAMPAIGN
    }

    /** Refuses an empty name and one of more than 200 characters. */
    public Pool {
        Objects.requireNonNull(kind, "kind");
        if (name.isBlank() || name.length() > 200) {
            throw CallTrackingException.invalid("pool", "its name must have 1 to 200 characters, has " + name.length());
        }
    }

    /** The live calls of one owner. */
    public static Pool owner(String owner) {
        return new Pool(Kind.OWNER, owner);
    }

    /** The live calls of each owner that has no limit of its own, counted one by one. */
    public static Pool everyOwner() {
        return owner(EVERY);
    }

    /** The live calls of one provider account; {@code bolna} or {@code bland} when a provider has but one. */
    public static Pool account(String account) {
        return new Pool(Kind.ACCOUNT, account);
    }

    /** The live calls of one campaign. */
    public static Pool campaign(String campaign) {
        return new Pool(Kind.CAMPAIGN, campaign);
    }

    /** The pool whose limit holds where this one has none. */
    public Pool every() {
        return new Pool(kind, EVERY);
    }

    /** Kind and name: {@code owner user-1}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
