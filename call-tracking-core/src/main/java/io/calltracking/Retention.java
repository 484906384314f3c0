package io.calltracking;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long after a call is over its data is kept. A running tracker takes out what is older, a few calls at a time, once a
 * day each; calls that are not over keep everything. Immutable.
 *
 * @param recordings how long the link to a recording is kept; null for ever. What the provider keeps is not touched
 * @param transcripts how long transcript, summary and extracted data are kept; null for ever
 * @param personalData how long anything personal is kept: then the call is erased as by {@link Operator#erase}; null for ever
 */
public record Retention(
        @Nullable Duration recordings,
        @Nullable Duration transcripts,
        @Nullable Duration personalData) {

    /** Everything is kept for ever. */
    public static final Retention FOREVER = new Retention(null, null, null);

    /** Refuses what is negative. */
    public Retention {
        check("recordings", recordings);
        check("transcripts", transcripts);
        check("personalData", personalData);
    }

    private static void check(String field, @Nullable Duration time) {
        if (time != null && time.isNegative()) {
            throw CallTrackingException.invalid(field, "must not be negative, is " + time);
        }
    }

    /** The same, with links to recordings kept so long. */
    public Retention recordings(Duration time) {
        return new Retention(time, transcripts, personalData);
    }

    /** The same, with transcripts, summaries and extracted data kept so long. */
    public Retention transcripts(Duration time) {
        return new Retention(recordings, time, personalData);
    }

    /** The same, with personal data kept so long. */
    public Retention personalData(Duration time) {
        return new Retention(recordings, transcripts, time);
    }

    /** The shortest of these times; empty when everything is kept for ever. */
    public Optional<Duration> shortest() {
        return Stream.of(
                        Optional.ofNullable(recordings),
                        Optional.ofNullable(transcripts),
                        Optional.ofNullable(personalData))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
