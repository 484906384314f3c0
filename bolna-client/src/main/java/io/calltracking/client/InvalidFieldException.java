package io.calltracking.client;

import java.util.Objects;

/**
 * Input that the provider would not take, found before anything was sent. The outcome is always {@link Outcome#REFUSED}.
 */
public final class InvalidFieldException extends ClientException {
    private static final long serialVersionUID = 1L;

    /** The field at fault. */
    private final String field;

    /**
     * Names the field at fault.
     *
     * @param attempt what was being prepared
     * @param field the field at fault, by its name in this library
     * @param problem what is wrong with it, without repeating a secret or personal value
     */
    public InvalidFieldException(Attempt attempt, String field, String problem) {
        super(attempt, Outcome.REFUSED, attempt + " was not sent: " + field + " " + problem + ".", null);
        this.field = Objects.requireNonNull(field, "field");
    }

    /** {@return the field at fault, by its name in this library} */
    public String field() {
        return field;
    }
}
