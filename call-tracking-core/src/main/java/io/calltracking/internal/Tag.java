package io.calltracking.internal;

import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import org.jspecify.annotations.Nullable;

/** Our id of a call as providers carry it. */
public final class Tag {
    /** The name it travels under. */
    public static final String NAME = "call_tracking_id";

    private Tag() {}

    /** The id in what came back under that name; null for anything that is not one of ours. */
    public static @Nullable CallId of(@Nullable Object value) {
        try {
            return value instanceof String text ? CallId.of(text) : null;
        } catch (CallTrackingException e) {
            return null;
        }
    }
}
