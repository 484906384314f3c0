package io.calltracking.internal.campaigns;

import io.calltracking.CallTrackingException;
import io.calltracking.campaign.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks what is put on the suppression list: an entry that is no number would protect nobody. */
final class SuppressionCheck {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int STEP = 1000;

    private SuppressionCheck() {}

    /** Refuses all of them if one is no number. */
    static void check(Collection<Suppression> numbers) {
        int place = 0;
        for (Suppression each : numbers) {
            place++;
            if (!E164.matcher(each.number()).matches()) {
                throw CallTrackingException.invalid(
                        "number", "of entry " + place + " must be in E.164 form such as +919876543210");
            }
        }
    }

    /** As many lists as it takes, none too long for a store; of two entries for the same number and owner the first. */
    static List<List<Suppression>> inSteps(Collection<Suppression> entries) {
        Map<List<String>, Suppression> once = new LinkedHashMap<>();
        entries.forEach(each -> once.putIfAbsent(List.of(each.owner(), each.number()), each));
        List<Suppression> numbers = List.copyOf(once.values());
        List<List<Suppression>> steps = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += STEP) {
            steps.add(numbers.subList(from, Math.min(from + STEP, numbers.size())));
        }
        return steps;
    }
}
