package io.calltracking.statistics;

import io.calltracking.CallField;
import io.calltracking.store.CountedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sums are kept by, beside time. */
enum Dimension {
    OWNER(1, Grouping.OWNER, CallField.OWNER),
    AGENT(2, Grouping.AGENT, CallField.AGENT),
    CAMPAIGN(3, Grouping.CAMPAIGN, CallField.CAMPAIGN),
    PROVIDER(4, Grouping.PROVIDER, null),
    OUTCOME(5, Grouping.OUTCOME, CallField.OUTCOME),
    STATUS(6, Grouping.STATUS, null);

    private static final List<Dimension> ALL = List.of(values());

    private final int code;
    private final Grouping grouping;
    private final @Nullable CallField field;

    Dimension(int code, Grouping grouping, @Nullable CallField field) {
        this.code = code;
        this.grouping = grouping;
        this.field = field;
    }

    /** What stands for it in what is stored; never given to another one. */
    int code() {
        return code;
    }

    /** The dimension that a code stands for. */
    static Dimension of(int code) {
        for (Dimension dimension : ALL) {
            if (dimension.code == code) {
                return dimension;
            }
        }
        throw new IllegalArgumentException("no sums are kept by dimension " + code);
    }

    /** What a call has there. */
    @Nullable
    String word(CountedCall call) {
        return switch (this) {
            case OWNER -> call.party().owner();
            case AGENT -> call.party().agent();
            case CAMPAIGN -> call.party().campaign();
            case PROVIDER -> call.party().provider();
            case OUTCOME -> call.outcome();
            case STATUS -> call.status().name();
        };
    }

    /** The dimension that makes such groups; null for time. */
    static @Nullable Dimension of(Grouping grouping) {
        for (Dimension dimension : values()) {
            if (dimension.grouping == grouping) {
                return dimension;
            }
        }
        return null;
    }

    /** The dimension of a field; null when no sums are kept by it. */
    static @Nullable Dimension of(CallField field) {
        for (Dimension dimension : values()) {
            if (dimension.field == field) {
                return dimension;
            }
        }
        return null;
    }
}
