package io.calltracking.examples.bench.history;

import static io.calltracking.examples.bench.Summary.rounded;

import io.calltracking.examples.bench.Summary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts medians side by side.
 *
 * @param medians for each contender
 */
record Told(Map<String, Map<String, Double>> medians) {

    /** How far pages compare with the first one. */
    Map<String, Object> pages(List<PagesRound> rounds) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (PagesRound round : rounds) {
            Map<String, Double> millis = of(round.name());
            Map<String, Object> pages = new LinkedHashMap<>();
            for (int page : round.pages()) {
                double cursor = number(millis, PagesRound.key(PagesRound.CURSOR, page));
                pages.put(
                        "page " + page,
                        line(
                                "cursorMillis",
                                cursor,
                                "toPage1",
                                cursor / number(millis, PagesRound.key(PagesRound.CURSOR, 1)),
                                "offsetMillis",
                                number(millis, PagesRound.key(PagesRound.OFFSET, page))));
            }
            told.put(round.name(), pages);
        }
        return told;
    }

    /** How statistics compare with a look at every call. */
    Map<String, Object> statistics(List<Question> questions) {
        Map<String, Double> millis = of("statistics");
        Map<String, Object> told = new LinkedHashMap<>();
        for (Question question : questions) {
            Map<String, Object> line = new LinkedHashMap<>();
            for (String state : StatisticsRound.STATES) {
                line.put(state, rounded(number(millis, StatisticsRound.key(question, state))));
            }
            told.put(question.name(), line);
        }
        return told;
    }

    /** How a large history compares with a small one. */
    Map<String, Object> filters(String small, String large, Instant end) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (String what : List.of("page", "count")) {
            for (String filter : FiltersRound.filters(end).keySet()) {
                String key = FiltersRound.key(what, filter);
                double few = number(of(small), key);
                double many = number(of(large), key);
                told.put(key, line("fewMillis", few, "manyMillis", many, "ratio", many / few));
            }
        }
        return told;
    }

    /** Adds all of it to the summary, and shows it line by line. */
    static void show(Summary summary, String name, Map<String, Object> told) {
        told.forEach((key, value) -> System.out.println(name + ", " + key + ": " + value));
        summary.add(name, told);
    }

    private static Map<String, Object> line(
            String one, double first, String two, double second, String three, double third) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(one, rounded(first));
        line.put(two, rounded(second));
        line.put(three, rounded(third));
        return line;
    }

    private Map<String, Double> of(String contender) {
        return Objects.requireNonNull(medians.get(contender), contender);
    }

    private static double number(Map<String, Double> millis, String key) {
        return Objects.requireNonNull(millis.get(key), key);
    }
}
