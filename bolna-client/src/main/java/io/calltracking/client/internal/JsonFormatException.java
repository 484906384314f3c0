package io.calltracking.client.internal;

/** Text that is not JSON, or JSON that is not what was expected. The message repeats none of it. */
public final class JsonFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param problem without repeating the text
     */
    public JsonFormatException(String problem) {
        super(problem);
    }
}
