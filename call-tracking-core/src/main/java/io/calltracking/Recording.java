package io.calltracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a call.
 *
 * @param state what is known of it
 * @param url where it can be fetched; null unless {@link RecordingState#READY}. May need the provider's key
 * @param id the provider's name of it, null where the provider has none
 */
public record Recording(
        RecordingState state,
        @Nullable String url,
        @Nullable String id) {

    /** Nothing known. */
    public static final Recording NONE = new Recording(RecordingState.NONE, null, null);

    /** Being processed. */
    public static final Recording PENDING = new Recording(RecordingState.PENDING, null, null);

    /** None, and none will come. */
    public static final Recording ABSENT = new Recording(RecordingState.ABSENT, null, null);

    /** Refuses a null state. */
    public Recording {
        Objects.requireNonNull(state, "state");
    }

    /** A recording that can be fetched. */
    public static Recording ready(String url) {
        return new Recording(RecordingState.READY, Objects.requireNonNull(url, "url"), null);
    }

    /** The state alone: a link to a recording is personal. */
    @Override
    public String toString() {
        return "Recording[" + state + "]";
    }
}
