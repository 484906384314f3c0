package io.calltracking.examples.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges by the provider's ledger alone whom a campaign called, when, and how many at a time. What was forbidden just before
 * is forgiven, for a request needs its time. Pure.
 *
 * @param plan of the campaign
 * @param windows of the round
 * @param chronicle what was ordered meanwhile
 */
record CampaignJudge(CampaignPlan plan, Windows windows, Chronicle chronicle) {

    /** What is wrong with these calls, all those of the campaign that the provider accepted. */
    Map<CampaignBreach, List<String>> judge(List<Dialed> calls) {
        Map<CampaignBreach, List<String>> breaches = new EnumMap<>(CampaignBreach.class);
        Map<String, Place> places = plan.places();
        breaches.put(CampaignBreach.OUTSIDE_WINDOW, cases(calls, call -> !isOpen(places.get(call.number()), call)));
        breaches.put(
                CampaignBreach.SUPPRESSED_DIALED,
                cases(calls, call -> chronicle.isSuppressed(call.number(), call.at())));
        breaches.put(CampaignBreach.DIALED_WHILE_PAUSED, cases(calls, call -> chronicle.isPaused(call.at())));
        breaches.put(CampaignBreach.ATTEMPTED_TWICE, tooOften(calls));
        breaches.put(CampaignBreach.OVER_CAP, overCap(calls));
        return breaches;
    }

    /** Somebody who is not in the campaign may never be called. */
    private boolean isOpen(@Nullable Place place, Dialed call) {
        return place != null && windows.isOpen(place, call.at(), Chronicle.TOLERANCE);
    }

    private static List<String> cases(List<Dialed> calls, Predicate<Dialed> wrong) {
        return calls.stream().filter(wrong).map(Dialed::toString).toList();
    }

    private static List<String> tooOften(List<Dialed> calls) {
        List<String> cases = new ArrayList<>();
        by(calls, Dialed::attempt).stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> cases.add("one attempt, accepted as " + ids(same)));
        by(calls, Dialed::number).stream()
                .filter(same -> same.size() > CampaignPlan.MAX_ATTEMPTS)
                .forEach(same -> cases.add(CampaignPlan.MAX_ATTEMPTS + " attempts allowed, accepted " + ids(same)));
        return cases;
    }

    /** Only a call that begins can be too many: what was live before a cap was lowered may go on. */
    private List<String> overCap(List<Dialed> calls) {
        List<String> cases = new ArrayList<>();
        Set<Dialed> live = new HashSet<>();
        for (Dialed call : inOrder(calls)) {
            live.removeIf(other -> !other.isLive(call.at()));
            live.add(call);
            int cap = chronicle.capAt(call.at());
            if (live.size() > cap) {
                cases.add(live.size() + " live, " + cap + " allowed at " + call.at());
            }
        }
        return cases;
    }

    /** Whoever was dialed while another call to the same number was live, be it of another campaign. */
    static List<String> twoAtOnce(List<Dialed> calls) {
        List<String> cases = new ArrayList<>();
        for (List<Dialed> same : by(calls, Dialed::number)) {
            List<Dialed> ordered = inOrder(same);
            for (int i = 1; i < ordered.size(); i++) {
                Dialed call = ordered.get(i);
                ordered.subList(0, i).stream()
                        .filter(other -> other.isLive(call.at()))
                        .forEach(other -> cases.add(call + " during " + other));
            }
        }
        return cases;
    }

    private static List<Dialed> inOrder(List<Dialed> calls) {
        return calls.stream().sorted(Comparator.comparing(Dialed::at)).toList();
    }

    private static Collection<List<Dialed>> by(List<Dialed> calls, Function<Dialed, String> key) {
        return calls.stream().collect(Collectors.groupingBy(key)).values();
    }

    private static List<String> ids(List<Dialed> calls) {
        return calls.stream().map(Dialed::id).toList();
    }
}
