package io.calltracking.mongo;

import com.mongodb.MongoException;
import io.calltracking.store.Written;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the server keeps unique among calls, by the name of the index that does so. Of several that a write would break
 * the server names the one whose index is older, so this is also the order of their creation.
 */
enum Rule {
    /** One document per call. */
    CALL_ID("_id_", Written.STALE),
    /** One call per owner and idempotency key. */
    IDEMPOTENCY_KEY("idempotency_key", Written.KEY_TAKEN),
    /** One call per provider call id. */
    PROVIDER_CALL_ID("provider_call_id", Written.PROVIDER_ID_TAKEN),
    /** One unsettled call per number. */
    UNSETTLED_NUMBER("unsettled_number", Written.NUMBER_UNSETTLED),
    /** One unsettled call per contact of an owner. */
    UNSETTLED_CONTACT("unsettled_contact", Written.CONTACT_UNSETTLED),
    /** One call per place of an owner. */
    PLACE_IN_OWNER("place_in_owner", Written.SLOT_TAKEN),
    /** One call per place of an account. */
    PLACE_IN_ACCOUNT("place_in_account", Written.SLOT_TAKEN),
    /** One call per place of a campaign. */
    PLACE_IN_CAMPAIGN("place_in_campaign", Written.SLOT_TAKEN),
    /** One call of a campaign per number, of all campaigns together. */
    HELD_NUMBER("held_number", Written.NUMBER_LIVE);

    private static final Pattern INDEX = Pattern.compile(" index: (\\S+)");

    private final String index;
    private final Written answer;

    Rule(String index, Written answer) {
        this.index = index;
        this.answer = answer;
    }

    /** The name of the index. */
    String index() {
        return index;
    }

    /** What a write that would break the rule answers. */
    Written answer() {
        return answer;
    }

    /** The rule that a refused write would have broken; empty when it failed for another reason. */
    static Optional<Rule> brokenIn(MongoException e) {
        return MongoFailure.isDuplicate(e) ? namedIn(String.valueOf(e.getMessage())) : Optional.empty();
    }

    /** The rule that the server's message names first: what follows may be values, and those may be anything. */
    static Optional<Rule> namedIn(String message) {
        return indexIn(message)
                .flatMap(index -> Stream.of(values())
                        .filter(rule -> rule.index.equals(index))
                        .findFirst());
    }

    /** The index that the server's message names first. */
    static Optional<String> indexIn(String message) {
        Matcher matcher = INDEX.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
