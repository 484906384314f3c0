package io.calltracking.examples.chaos;

import io.calltracking.JsonText;
import io.calltracking.testkit.chaos.Breach;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A run in figures.
 *
 * @param settings what was asked for
 * @param results of all rounds
 * @param took how long it lasted
 */
record Summary(Settings settings, List<RoundResult> results, Duration took) {

    /** Copies. */
    Summary {
        results = List.copyOf(results);
    }

    /** Whether every promise was kept in every round. */
    boolean isClean() {
        return results.size() == settings.rounds() && results.stream().allMatch(RoundResult::isClean);
    }

    int kills() {
        return results.stream().mapToInt(RoundResult::kills).sum();
    }

    int callsAccepted() {
        return results.stream()
                .mapToInt(result -> result.findings().callsAccepted())
                .sum();
    }

    int count(Breach breach) {
        return results.stream()
                .mapToInt(result -> result.findings().count(breach))
                .sum();
    }

    /** The highest figure of any round. */
    private long most(ToLongFunction<SlotFigures> figure) {
        return results.stream().map(RoundResult::slots).mapToLong(figure).max().orElse(0);
    }

    /** How far above a cap the number of live calls ever was. */
    int maxOverCap() {
        return (int) most(SlotFigures::maxOver);
    }

    int count(CampaignBreach breach) {
        return results.stream()
                .mapToInt(result -> result.campaigns().count(breach))
                .sum();
    }

    private void putCampaigns(Map<String, @Nullable Object> figures) {
        figures.put(
                "contacts",
                results.stream()
                        .mapToInt(result -> result.campaigns().contacts())
                        .sum());
        figures.put(
                "samples",
                results.stream()
                        .mapToInt(result -> result.campaigns().samples())
                        .sum());
        for (CampaignBreach breach : CampaignBreach.values()) {
            figures.put(breach.word(), count(breach));
        }
        results.stream()
                .filter(result -> !result.isFailed())
                .map(result -> result.campaigns().speed())
                .reduce(Speed::slower)
                .ifPresent(speed -> {
                    figures.put("secondsToCap", rounded(speed.secondsToCap(), 2));
                    figures.put("averageConcurrency", rounded(speed.percentOfCap(), 1));
                });
    }

    private static BigDecimal rounded(double figure, int digits) {
        return BigDecimal.valueOf(figure).setScale(digits, RoundingMode.HALF_UP);
    }

    /** One line of JSON. */
    String json() {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("mode", Arguments.word(settings.mode()));
        figures.put("seed", settings.seed());
        figures.put("rounds", results.size());
        figures.put("kills", kills());
        figures.put("callsAccepted", callsAccepted());
        for (Breach breach : Breach.values()) {
            figures.put(breach.word(), count(breach));
        }
        if (settings.hasSlots()) {
            figures.put("maxOverCap", maxOverCap());
            figures.put(
                    "takenInGrace",
                    results.stream()
                            .mapToInt(result -> result.slots().inGrace())
                            .sum());
            figures.put(
                    "slowestHandOverMillis",
                    most(slots -> slots.slowestHandOver().toMillis()));
        }
        if (settings.hasCampaigns()) {
            putCampaigns(figures);
        }
        figures.put(
                "failedRounds", results.stream().filter(RoundResult::isFailed).count());
        figures.put("seconds", BigDecimal.valueOf(took.toMillis(), 3).setScale(1, RoundingMode.HALF_UP));
        return JsonText.write(figures);
    }
}
