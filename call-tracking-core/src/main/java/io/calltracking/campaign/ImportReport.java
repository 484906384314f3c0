package io.calltracking.campaign;

import java.util.List;

/**
 * What became of contacts that were to be added to a campaign. Every one that was read is added, a duplicate or rejected.
 *
 * @param read how many there were
 * @param added how many are in the campaign now that were not before
 * @param duplicates how many have a number that was in the campaign already
 * @param rejected how many cannot be used
 * @param problems the first {@value #MAX_PROBLEMS} duplicates and rejected ones
 */
public record ImportReport(long read, long added, long duplicates, long rejected, List<Problem> problems) {

    /** So many problems are told one by one. */
    public static final int MAX_PROBLEMS = 1000;

    /** Copies the list. */
    public ImportReport {
        problems = List.copyOf(problems);
    }

    /**
     * Why a contact was not added.
     *
     * @param line the number of its line in the file, or of the contact in the iterator, from 1
     * @param field what is wrong: {@code phone}, {@code zone}, ...
     * @param message how, without the number itself
     */
    public record Problem(long line, String field, String message) {}
}
