package io.calltracking.examples.quickstart;

/** Something that whoever started the program can put right; the message says how. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Problem(String message) {
        super(message);
    }
}
