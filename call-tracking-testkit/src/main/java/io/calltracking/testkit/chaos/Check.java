package io.calltracking.testkit.chaos;

/** Looks for one kind of broken promise. */
interface Check {
    void look(Snapshot snapshot, Report report);
}
