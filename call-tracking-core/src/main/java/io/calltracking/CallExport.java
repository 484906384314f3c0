package io.calltracking;

import java.io.IOException;

/**
 * Calls on their way into a file, see {@link CallTracker#export}. Never holds more than a page of calls. Each call is
 * written once, as it is when its page is read; oldest first, calls that arrive meanwhile are written too. The texts hold
 * personal data: numbers, transcripts, links to recordings. Thread-safe; each writing reads anew.
 */
public interface CallExport {

    /**
     * Writes a row of names and a row for each call, in the form of RFC 4180: CRLF ends a row, the app's encoding is the
     * file's. A text that a spreadsheet would run as a formula, because it begins with {@code =}, {@code +}, {@code -},
     * {@code @}, tab or carriage return, be it behind spaces, gets an apostrophe in front; plain numbers, phone numbers
     * among them, do not.
     *
     * @return how many calls
     * @throws IOException as the output throws it; what was written stays
     * @throws CallTrackingException with {@link ErrorCode#STORE_ERROR}
     */
    long writeCsv(Appendable out) throws IOException;

    /**
     * Writes each call as a JSON object on a line of its own; what is not known is null.
     *
     * @return how many calls
     * @throws IOException as the output throws it; what was written stays
     * @throws CallTrackingException with {@link ErrorCode#STORE_ERROR}
     */
    long writeJsonLines(Appendable out) throws IOException;
}
