package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * How it is found out whether a person or a machine answers. Checked when built, immutable.
 *
 * @see <a href="https://www.twilio.com/docs/voice/answering-machine-detection">Twilio: answering machine detection</a>
 */
public final class TwilioMachineDetection {
    private final Mode mode;
    private final Map<String, Long> limits;
    private final @Nullable TwilioCallback callback;

    private TwilioMachineDetection(Builder parts) {
        String operation = TwilioCallRequest.OPERATION;
        this.mode = parts.mode;
        Map<String, Long> numbers = new LinkedHashMap<>();
        put(numbers, "Timeout", Twilio.seconds(operation, "machineDetectionTimeout", parts.timeout, 1, 120));
        put(numbers, "SpeechThreshold", millis("speechThreshold", parts.speechThreshold, 1000, 6000));
        put(numbers, "SpeechEndThreshold", millis("speechEndThreshold", parts.speechEndThreshold, 500, 5000));
        put(numbers, "SilenceTimeout", millis("silenceTimeout", parts.silenceTimeout, 2000, 10_000));
        this.limits = numbers;
        this.callback =
                parts.callback == null ? null : Twilio.callback(operation, "asyncAmdStatusCallback", parts.callback);
    }

    /**
     * Starts with Twilio's defaults.
     *
     * @param mode what to wait for
     * @return detection to be completed
     */
    public static Builder builder(Mode mode) {
        return new Builder(mode);
    }

    void addTo(FormBody.Builder form) {
        form.add("MachineDetection", mode == Mode.ENABLE ? "Enable" : "DetectMessageEnd");
        limits.forEach((name, value) -> form.add("MachineDetection" + name, value.toString()));
        if (callback != null) {
            form.add("AsyncAmd", "true");
            Twilio.put(form, "AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", callback);
        }
    }

    private static @Nullable Long millis(String field, @Nullable Duration value, long least, long most) {
        return Twilio.millis(TwilioCallRequest.OPERATION, field, value, least, most);
    }

    private static void put(Map<String, Long> numbers, String name, @Nullable Long value) {
        if (value != null) {
            numbers.put(name, value);
        }
    }

    /** {@return the mode, and whether the call waits for the result} */
    @Override
    public String toString() {
        return "TwilioMachineDetection[mode=" + mode + ", async=" + (callback != null) + "]";
    }

    /** What detection waits for. */
    public enum Mode {
        /** Says at once who answers. */
        ENABLE,
        /** After a machine answers, waits for the end of its greeting. */
        DETECT_MESSAGE_END
    }

    /** Detection to be completed. Not thread-safe. */
    public static final class Builder {
        private final Mode mode;
        private @Nullable Duration timeout;
        private @Nullable Duration speechThreshold;
        private @Nullable Duration speechEndThreshold;
        private @Nullable Duration silenceTimeout;
        private @Nullable TwilioCallback callback;

        private Builder(Mode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
        }

        /**
         * Limits the time detection takes. Default 30 s.
         *
         * @param value 1 to 120 whole seconds; newer pages of Twilio say 3 to 59
         * @return this builder
         */
        public Builder timeout(Duration value) {
            this.timeout = Objects.requireNonNull(value, "timeout");
            return this;
        }

        /**
         * Takes somebody who speaks for longer than this for a machine. Default 2.4 s.
         *
         * @param value 1000 to 6000 whole milliseconds
         * @return this builder
         */
        public Builder speechThreshold(Duration value) {
            this.speechThreshold = Objects.requireNonNull(value, "speechThreshold");
            return this;
        }

        /**
         * Takes silence of this length for the end of speech. Default 1.2 s.
         *
         * @param value 500 to 5000 whole milliseconds
         * @return this builder
         */
        public Builder speechEndThreshold(Duration value) {
            this.speechEndThreshold = Objects.requireNonNull(value, "speechEndThreshold");
            return this;
        }

        /**
         * Gives up after silence at the beginning. Default 5 s.
         *
         * @param value 2000 to 10000 whole milliseconds
         * @return this builder
         */
        public Builder silenceTimeout(Duration value) {
            this.silenceTimeout = Objects.requireNonNull(value, "silenceTimeout");
            return this;
        }

        /**
         * Lets the call go on while detection runs and tells an address the result, see {@link TwilioWebhook.Amd}. Without it
         * the call waits.
         *
         * @param value the address; Twilio's pages list POST only
         * @return this builder
         */
        public Builder async(TwilioCallback value) {
            this.callback = Objects.requireNonNull(value, "async");
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the detection
         * @throws InvalidFieldException naming the field at fault
         */
        public TwilioMachineDetection build() {
            return new TwilioMachineDetection(this);
        }
    }
}
