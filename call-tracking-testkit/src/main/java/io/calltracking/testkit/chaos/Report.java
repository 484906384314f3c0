package io.calltracking.testkit.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what checks find. */
final class Report {
    private final Map<Breach, List<String>> breaches;

    Report(Map<Breach, List<String>> breaches) {
        this.breaches = breaches;
    }

    void add(Breach breach, String what) {
        breaches.computeIfAbsent(breach, key -> new ArrayList<>()).add(what);
    }
}
