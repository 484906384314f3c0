package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * How a call is recorded from its beginning. Checked when built, immutable.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource">Twilio: create a call</a>
 */
public final class TwilioRecordingOptions {
    private final Builder parts;

    private TwilioRecordingOptions(Builder parts) {
        this.parts = parts;
    }

    /** {@return a recording of both sides on one channel, with silence trimmed at its ends, told to nobody} */
    public static Builder builder() {
        return new Builder();
    }

    void addTo(FormBody.Builder form) {
        form.add("Record", "true");
        Twilio.put(form, "RecordingChannels", parts.channels == null ? null : Twilio.word(parts.channels));
        Twilio.put(form, "RecordingTrack", parts.track == null ? null : Twilio.word(parts.track));
        Twilio.put(form, "RecordingStatusCallback", "RecordingStatusCallbackMethod", parts.callback);
        parts.events.forEach(event -> form.add("RecordingStatusCallbackEvent", Twilio.word(event)));
        Twilio.put(form, "Trim", parts.trim == null ? null : parts.trim ? "trim-silence" : "do-not-trim");
    }

    /** {@return what is recorded, without the address} */
    @Override
    public String toString() {
        return "TwilioRecordingOptions[channels=" + parts.channels + ", track=" + parts.track + "]";
    }

    /** How the sides of a call are put together. */
    public enum Channels {
        /** One channel with both. */
        MONO,
        /** One channel for each. */
        DUAL
    }

    /** Whose voice is recorded. */
    public enum Track {
        /** What Twilio hears from the person called. */
        INBOUND,
        /** What the person called hears. */
        OUTBOUND,
        /** All. */
        BOTH
    }

    /** What Twilio tells of a recording. */
    public enum Event {
        /** It has begun. */
        IN_PROGRESS,
        /** It can be had. */
        COMPLETED,
        /** There is none: too short or silent. */
        ABSENT
    }

    /** Recording options to be completed. Not thread-safe. */
    public static final class Builder {
        private @Nullable Channels channels;
        private @Nullable Track track;
        private @Nullable Boolean trim;
        private @Nullable TwilioCallback callback;
        private Set<Event> events = Set.of();

        private Builder() {}

        /**
         * Puts the sides on one channel or two.
         *
         * @param value default mono
         * @return this builder
         */
        public Builder channels(Channels value) {
            this.channels = Objects.requireNonNull(value, "channels");
            return this;
        }

        /**
         * Records one side only.
         *
         * @param value default both
         * @return this builder
         */
        public Builder track(Track value) {
            this.track = Objects.requireNonNull(value, "track");
            return this;
        }

        /**
         * Cuts silence at the beginning and end.
         *
         * @param value default true
         * @return this builder
         */
        public Builder trimSilence(boolean value) {
            this.trim = value;
            return this;
        }

        /**
         * Tells an address what becomes of the recording, see {@link TwilioWebhook.Recording}. Twilio's page wants several
         * events in one parameter, its own libraries repeat the parameter as is done here; naming one at most avoids the
         * question.
         *
         * @param value the address
         * @param which the events to tell; if none is named, Twilio tells {@link Event#COMPLETED} only
         * @return this builder
         */
        public Builder statusCallback(TwilioCallback value, Event... which) {
            this.callback = Objects.requireNonNull(value, "statusCallback");
            Set<Event> chosen = EnumSet.noneOf(Event.class);
            chosen.addAll(List.of(which));
            this.events = chosen;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the options
         * @throws InvalidFieldException naming the field at fault
         */
        public TwilioRecordingOptions build() {
            Builder copy = new Builder();
            copy.channels = channels;
            copy.track = track;
            copy.trim = trim;
            copy.callback = callback == null
                    ? null
                    : Twilio.callback(TwilioCallRequest.OPERATION, "recordingStatusCallback", callback);
            copy.events = Set.copyOf(events).isEmpty() ? Set.of() : EnumSet.copyOf(events);
            return new TwilioRecordingOptions(copy);
        }
    }
}
