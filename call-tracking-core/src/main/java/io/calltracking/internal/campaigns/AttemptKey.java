package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import java.util.Optional;

/**
 * The idempotency key of a call of a campaign: it says which contact the call is for, and that there is one call for each
 * try.
 *
 * @param campaign the id of the campaign
 * @param contact the number of the contact in it
 * @param tries which call for the contact it is, from 1
 */
record AttemptKey(String campaign, long contact, int tries) {
    private static final String PREFIX = "campaign/";

    /** The key of a call; empty for one that no campaign made. */
    static Optional<AttemptKey> of(Call call) {
        String key = call.spec().idempotencyKey();
        String campaign = call.spec().campaign();
        if (key == null || campaign == null || !key.startsWith(PREFIX + campaign + "/")) {
            return Optional.empty();
        }
        String[] numbers =
                key.substring(PREFIX.length() + campaign.length() + 1).split("/", 2);
        return Optional.of(new AttemptKey(campaign, Long.parseLong(numbers[0]), Integer.parseInt(numbers[1])));
    }

    /** {@code campaign/<campaign>/<contact>/<tries>}. */
    String text() {
        return PREFIX + campaign + "/" + contact + "/" + tries;
    }
}
