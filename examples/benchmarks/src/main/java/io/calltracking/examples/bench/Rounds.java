package io.calltracking.examples.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Contenders measured one after the other, round by round: what disturbs the machine for a while disturbs all of them, and
 * the medians of the rounds do not care.
 */
public final class Rounds {
    private Rounds() {}

    /** One of those that are compared. */
    public interface Contender {

        /** What it is called in the summary. */
        String name();

        /** Works for one round, and tells what was measured: names and numbers, the same names each time. */
        Map<String, Double> round() throws Exception;
    }

    /** Runs so many rounds, and gives the medians of each contender's numbers. */
    public static Map<String, Map<String, Double>> medians(int rounds, List<? extends Contender> contenders)
            throws Exception {
        Map<String, List<Map<String, Double>>> readings = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : contenders) {
                Map<String, Double> reading = contender.round();
                readings.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(reading);
                System.out.println("round " + round + " of " + rounds + ": " + contender.name() + " " + reading);
            }
        }
        Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
        readings.forEach((name, all) -> medians.put(name, medians(all)));
        return medians;
    }

    private static Map<String, Double> medians(List<Map<String, Double>> readings) {
        Map<String, Double> medians = new LinkedHashMap<>();
        for (String number : readings.get(0).keySet()) {
            medians.put(
                    number,
                    median(readings.stream()
                            .map(reading -> reading.getOrDefault(number, Double.NaN))
                            .toList()));
        }
        return medians;
    }

    /** The middle one; of an even number of them the lower of the two in the middle. */
    static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get((numbers.size() - 1) / 2);
    }
}
