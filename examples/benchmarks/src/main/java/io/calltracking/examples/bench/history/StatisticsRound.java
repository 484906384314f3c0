package io.calltracking.examples.bench.history;

import io.calltracking.examples.bench.Rounds.Contender;
import io.calltracking.statistics.Rollups;
import io.calltracking.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Asks each question when all is added up, by a tracker that has asked nothing yet and by one that has; when some calls of long ago were corrected and not added up again, and when they
 * were; and each time compares with a look at every call.
 */
final class StatisticsRound implements Contender {
    private static final String SEALED = "added up";
    private static final String FIRST = "first asked";
    private static final String CORRECTED = "corrected";
    private static final String SEALED_AGAIN = "added up again";
    private static final String FULL_SCAN = "full scan";

    /** What is measured of each question. */
    static final List<String> STATES = List.of(FIRST, SEALED, CORRECTED, SEALED_AGAIN, FULL_SCAN);

    private static final int CORRECTIONS = 5;
    private static final int RUNS = 25;
    private static final int FIRST_RUNS = 5;

    private final Store store;
    private final List<Question> questions;
    private final Rollups rollups;
    private final FullScan fullScan;
    private final Corrections corrections;

    StatisticsRound(Store store, DataSource dataSource, List<Question> questions, Corrections corrections) {
        this.store = store;
        this.questions = questions;
        this.rollups = Rollups.of(store);
        this.fullScan = new FullScan(dataSource);
        this.corrections = corrections;
    }

    @Override
    public String name() {
        return "statistics";
    }

    /** The name of a number of this contender. */
    static String key(Question question, String state) {
        return question.name() + ": " + state;
    }

    @Override
    public Map<String, Double> round() throws Exception {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (Question question : questions) {
            millis.put(
                    key(question, FIRST),
                    Stopwatch.median(FIRST_RUNS, () -> Rollups.of(store).report(question.query())));
        }
        measure(SEALED, millis);
        corrections.make(CORRECTIONS);
        compare(millis);
        measure(CORRECTED, millis);
        sealAll();
        compare(millis);
        measure(SEALED_AGAIN, millis);
        return millis;
    }

    private void measure(String state, Map<String, Double> millis) throws Exception {
        for (Question question : questions) {
            millis.put(key(question, state), Stopwatch.median(RUNS, () -> rollups.report(question.query())));
        }
    }

    private void compare(Map<String, Double> millis) throws Exception {
        for (Question question : questions) {
            long start = System.nanoTime();
            Map<String, Figures> scanned = fullScan.answer(question);
            millis.put(key(question, FULL_SCAN), (System.nanoTime() - start) / 1e6);
            Map<String, Figures> told = Figures.of(rollups.report(question.query()));
            if (!scanned.equals(told)) {
                throw new IllegalStateException(
                        question.name() + ": the calls say " + scanned + ", statistics " + told);
            }
        }
    }

    /** Until there is nothing more to add up. */
    void sealAll() {
        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }
    }
}
