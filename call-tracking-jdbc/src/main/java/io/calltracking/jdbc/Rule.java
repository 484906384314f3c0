package io.calltracking.jdbc;

import io.calltracking.store.Written;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the database itself keeps unique, by the name of the index that does so. */
enum Rule {
    /** One row per call. */
    CALL_ID("call_id", Written.STALE),
    /** One call per owner and idempotency key. */
    IDEMPOTENCY_KEY("call_idempotency_key", Written.KEY_TAKEN),
    /** One call per provider call id. */
    PROVIDER_CALL_ID("call_provider_call_id", Written.PROVIDER_ID_TAKEN),
    /** One unsettled call per number. */
    UNSETTLED_NUMBER("call_unsettled_number", Written.NUMBER_UNSETTLED),
    /** One unsettled call per contact of an owner. */
    UNSETTLED_CONTACT("call_unsettled_contact", Written.CONTACT_UNSETTLED),
    /** One call per place of an owner. */
    PLACE_IN_OWNER("call_place_in_owner", Written.SLOT_TAKEN),
    /** One call per place of an account. */
    PLACE_IN_ACCOUNT("call_place_in_account", Written.SLOT_TAKEN),
    /** One call per place of a campaign. */
    PLACE_IN_CAMPAIGN("call_place_in_campaign", Written.SLOT_TAKEN),
    /** One call of a campaign with a place per number. */
    LIVE_NUMBER("call_live_number", Written.NUMBER_LIVE),
    /** One row per campaign. */
    CAMPAIGN_ID("campaign_id", Written.STALE),
    /** One row per contact. */
    CONTACT_ID("contact_id", Written.STALE),
    /** One contact of a campaign per phone. */
    CONTACT_PHONE("contact_phone", Written.REPEATED),
    /** One row per owner and number that must not be called. */
    SUPPRESSION_ID("suppression_id", Written.REPEATED),
    /** One row per account. */
    PACE_ID("pace_id", Written.STALE),
    /** One row per pool. */
    POOL_ID("pool_id", Written.STALE),
    /** One row per block of time. */
    ROLLUP_ID("rollup_id", Written.STALE),
    /** One event per version of a call. */
    EVENT_ID("event_id", Written.STALE),
    /** One event per call and dedupe key. */
    EVENT_DEDUPE_KEY("event_dedupe_key", Written.REPEATED),
    /** One row per parked webhook. */
    INBOX_ID("inbox_id", Written.REPEATED),
    /** One parked webhook per provider call and dedupe key. */
    INBOX_DEDUPE_KEY("inbox_dedupe_key", Written.REPEATED);

    private static final Pattern NAME = Pattern.compile("\\w+");

    private final String index;
    private final Written answer;

    Rule(String index, Written answer) {
        this.index = index;
        this.answer = answer;
    }

    /** What a write that would break the rule answers. */
    Written answer() {
        return answer;
    }

    /**
     * The rule that a database's message names first: what follows may be values, and those may be anything.
     *
     * @param message of a unique violation
     */
    static Optional<Rule> namedIn(String message, Prefix prefix) {
        return NAME.matcher(message)
                .results()
                .map(MatchResult::group)
                .flatMap(name -> named(name.toLowerCase(Locale.ROOT), prefix).stream())
                .findFirst();
    }

    /** The rule kept by the index of this name, in lower case. */
    static Optional<Rule> named(String name, Prefix prefix) {
        return Stream.of(values())
                .filter(rule -> name.equals(prefix.value() + rule.index))
                .findFirst();
    }
}
