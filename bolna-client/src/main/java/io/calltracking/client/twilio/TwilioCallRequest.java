package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Redaction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;

/**
 * A call to be placed, see <a href="https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource">create a
 * call</a>. Checked when built, immutable. What the call does comes from exactly one of {@code url}, {@code twiml} and
 * {@code applicationSid}. The API takes neither a tag nor an idempotency key; what has to come back with the call belongs into
 * the query of the status callback's address.
 */
public final class TwilioCallRequest {
    static final String OPERATION = "place call";
    private static final long LONGEST_CALL = Duration.ofDays(1).toSeconds();

    private final String to;
    private final String from;
    private final FormBody form;

    private TwilioCallRequest(Builder parts) {
        this.to = Twilio.party(OPERATION, "to", parts.to);
        this.from = Twilio.party(OPERATION, "from", parts.from);
        if (Twilio.isPhoneNumber(to) && !Twilio.isPhoneNumber(from)) {
            throw Twilio.invalid(OPERATION, "from", "must be an E.164 number when the call goes to one");
        }
        FormBody.Builder fields = new FormBody.Builder().add("To", to).add("From", from);
        putInstructions(fields, parts);
        putStatusCallback(fields, parts);
        putLimits(fields, parts);
        putTarget(fields, parts);
        if (parts.recording != null) {
            parts.recording.addTo(fields);
        }
        if (parts.machineDetection != null) {
            parts.machineDetection.addTo(fields);
        }
        this.form = fields.build();
    }

    /**
     * Starts a request.
     *
     * @param to the number to call, E.164; or {@code sip:…} or {@code client:…}
     * @param from a number of the account or one verified for it, E.164; for other targets also {@code sip:…} or {@code
     *     client:…}
     * @return a request to be completed
     */
    public static Builder builder(String to, String from) {
        return new Builder(to, from);
    }

    /** {@return whom to call} */
    public String to() {
        return to;
    }

    /** {@return who calls} */
    public String from() {
        return from;
    }

    FormBody form() {
        return form;
    }

    private static void putInstructions(FormBody.Builder fields, Builder parts) {
        int sources =
                (parts.url == null ? 0 : 1) + (parts.twiml == null ? 0 : 1) + (parts.applicationSid == null ? 0 : 1);
        if (sources != 1) {
            throw Twilio.invalid(
                    OPERATION, "url", "must be given, or else twiml or applicationSid; exactly one of them");
        }
        if (parts.applicationSid != null) {
            fields.add("ApplicationSid", Twilio.sid(OPERATION, "applicationSid", "AP", parts.applicationSid));
            ignored("statusCallback", parts.statusCallback);
            ignored("fallbackUrl", parts.fallback);
        }
        if (parts.twiml != null) {
            fields.add("Twiml", Twilio.twiml(OPERATION, parts.twiml));
        }
        Twilio.put(fields, "Url", "Method", checked("url", parts.url));
        Twilio.put(fields, "FallbackUrl", "FallbackMethod", checked("fallbackUrl", parts.fallback));
    }

    private static void putStatusCallback(FormBody.Builder fields, Builder parts) {
        Twilio.put(fields, "StatusCallback", "StatusCallbackMethod", checked("statusCallback", parts.statusCallback));
        if (parts.statusCallback != null) {
            parts.events.forEach(event -> fields.add("StatusCallbackEvent", Twilio.word(event)));
        }
    }

    private static void putLimits(FormBody.Builder fields, Builder parts) {
        Twilio.put(fields, "Timeout", Twilio.seconds(OPERATION, "timeout", parts.timeout, 1, 600));
        Twilio.put(fields, "TimeLimit", Twilio.seconds(OPERATION, "timeLimit", parts.timeLimit, 1, LONGEST_CALL));
        if (parts.sendDigits != null) {
            if (!parts.sendDigits.matches("[0-9A-D#*wW]{1,32}")) {
                throw Twilio.invalid(OPERATION, "sendDigits", "must be 1 to 32 of 0-9 A-D # * w W");
            }
            if (parts.machineDetection != null) {
                throw Twilio.invalid(OPERATION, "sendDigits", "switches machineDetection off; choose one of them");
            }
            fields.add("SendDigits", parts.sendDigits);
        }
    }

    private static void putTarget(FormBody.Builder fields, Builder parts) {
        Twilio.put(fields, "CallerId", parts.callerId);
        Twilio.put(fields, "SipAuthUsername", parts.sipUsername);
        Twilio.put(fields, "SipAuthPassword", parts.sipPassword);
        if (parts.byoc != null) {
            fields.add("Byoc", Twilio.sid(OPERATION, "byoc", "BY", parts.byoc));
        }
        Twilio.put(fields, "CallReason", parts.callReason);
        Twilio.put(fields, "CallToken", parts.callToken);
        TwilioCallback notification = parts.clientNotification;
        if (notification != null) {
            fields.add(
                    "ClientNotificationUrl",
                    Twilio.callback(OPERATION, "clientNotificationUrl", notification)
                            .url());
        }
    }

    private static @Nullable TwilioCallback checked(String field, @Nullable TwilioCallback callback) {
        return callback == null ? null : Twilio.callback(OPERATION, field, callback);
    }

    private static void ignored(String field, @Nullable Object value) {
        if (value != null) {
            throw Twilio.invalid(
                    OPERATION, field, "would be ignored, as the application of applicationSid has its own");
        }
    }

    /** {@return masked numbers} */
    @Override
    public String toString() {
        return "TwilioCallRequest[to=" + Redaction.number(to) + ", from=" + Redaction.number(from) + "]";
    }

    /** A call request to be completed. Not thread-safe. */
    public static final class Builder {
        private final String to;
        private final String from;
        private @Nullable TwilioCallback url;
        private @Nullable String twiml;
        private @Nullable String applicationSid;
        private @Nullable TwilioCallback fallback;
        private @Nullable TwilioCallback statusCallback;
        private Set<TwilioCallEvent> events = Set.of();
        private @Nullable Duration timeout;
        private @Nullable Duration timeLimit;
        private @Nullable String sendDigits;
        private @Nullable TwilioRecordingOptions recording;
        private @Nullable TwilioMachineDetection machineDetection;
        private @Nullable String callerId;
        private @Nullable String sipUsername;
        private @Nullable String sipPassword;
        private @Nullable String byoc;
        private @Nullable String callReason;
        private @Nullable String callToken;
        private @Nullable TwilioCallback clientNotification;

        private Builder(String to, String from) {
            this.to = to;
            this.from = from;
        }

        /**
         * Fetches what to do from an address when the call is answered.
         *
         * @param value answers TwiML
         * @return this builder
         */
        public Builder url(TwilioCallback value) {
            this.url = Objects.requireNonNull(value, "url");
            return this;
        }

        /**
         * Fetches what to do by POST from an address when the call is answered.
         *
         * @param value answers TwiML
         * @return this builder
         */
        public Builder url(String value) {
            return url(TwilioCallback.post(value));
        }

        /**
         * Says what to do right here.
         *
         * @param value TwiML, at most 4000 characters
         * @return this builder
         */
        public Builder twiml(String value) {
            this.twiml = Objects.requireNonNull(value, "twiml");
            return this;
        }

        /**
         * Does what an application of the account says; its own status callback and fallback count.
         *
         * @param value AP…
         * @return this builder
         */
        public Builder applicationSid(String value) {
            this.applicationSid = Objects.requireNonNull(value, "applicationSid");
            return this;
        }

        /**
         * Fetches what to do from another address when the first one fails.
         *
         * @param value answers TwiML
         * @return this builder
         */
        public Builder fallbackUrl(TwilioCallback value) {
            this.fallback = Objects.requireNonNull(value, "fallbackUrl");
            return this;
        }

        /**
         * Tells an address how the call goes, see {@link TwilioWebhook}. By default an answer of 5xx is not asked again, so
         * that an event is lost unless the call is read.
         *
         * @param value the address
         * @param which the events to tell; if none is named, Twilio tells the end only
         * @return this builder
         */
        public Builder statusCallback(TwilioCallback value, TwilioCallEvent... which) {
            this.statusCallback = Objects.requireNonNull(value, "statusCallback");
            Set<TwilioCallEvent> chosen = EnumSet.noneOf(TwilioCallEvent.class);
            chosen.addAll(List.of(which));
            this.events = chosen;
            return this;
        }

        /**
         * Tells an address by POST how the call goes.
         *
         * @param value the address
         * @param which the events to tell; if none is named, Twilio tells the end only
         * @return this builder
         */
        public Builder statusCallback(String value, TwilioCallEvent... which) {
            return statusCallback(TwilioCallback.post(value), which);
        }

        /**
         * Limits the ringing. Default 60 s; Twilio may add 5 s.
         *
         * @param value 1 to 600 whole seconds
         * @return this builder
         */
        public Builder timeout(Duration value) {
            this.timeout = Objects.requireNonNull(value, "timeout");
            return this;
        }

        /**
         * Limits the call. What an account may set at most differs.
         *
         * @param value whole seconds, at most a day
         * @return this builder
         */
        public Builder timeLimit(Duration value) {
            this.timeLimit = Objects.requireNonNull(value, "timeLimit");
            return this;
        }

        /**
         * Presses keys after the call is answered, for an extension. Excludes {@link #machineDetection}.
         *
         * @param value up to 32 of 0-9 A-D # * w (half a second) W (a second)
         * @return this builder
         */
        public Builder sendDigits(String value) {
            this.sendDigits = Objects.requireNonNull(value, "sendDigits");
            return this;
        }

        /**
         * Records the whole call.
         *
         * @param value how
         * @return this builder
         */
        public Builder record(TwilioRecordingOptions value) {
            this.recording = Objects.requireNonNull(value, "record");
            return this;
        }

        /**
         * Finds out whether a person or a machine answers.
         *
         * @param value how
         * @return this builder
         */
        public Builder machineDetection(TwilioMachineDetection value) {
            this.machineDetection = Objects.requireNonNull(value, "machineDetection");
            return this;
        }

        /**
         * Shows another caller.
         *
         * @param value a number, SIP address or client
         * @return this builder
         */
        public Builder callerId(String value) {
            this.callerId = Twilio.required(OPERATION, "callerId", value);
            return this;
        }

        /**
         * Authenticates at a SIP target.
         *
         * @param username the name
         * @param password the secret
         * @return this builder
         */
        public Builder sipAuth(String username, String password) {
            this.sipUsername = Twilio.required(OPERATION, "sipUsername", username);
            this.sipPassword = Objects.requireNonNull(password, "sipPassword");
            return this;
        }

        /**
         * Calls over the account's own trunk.
         *
         * @param value BY…
         * @return this builder
         */
        public Builder byoc(String value) {
            this.byoc = Objects.requireNonNull(value, "byoc");
            return this;
        }

        /**
         * Shows a reason for the call, for branded calling.
         *
         * @param value a few words
         * @return this builder
         */
        public Builder callReason(String value) {
            this.callReason = Twilio.required(OPERATION, "callReason", value);
            return this;
        }

        /**
         * Proves that a forwarded caller's number may be shown.
         *
         * @param value the token of the inbound call
         * @return this builder
         */
        public Builder callToken(String value) {
            this.callToken = Twilio.required(OPERATION, "callToken", value);
            return this;
        }

        /**
         * Wakes a client by a push message before it is called.
         *
         * @param value the address that sends it
         * @return this builder
         */
        public Builder clientNotificationUrl(String value) {
            this.clientNotification = TwilioCallback.post(value);
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the request
         * @throws InvalidFieldException naming the field at fault
         */
        public TwilioCallRequest build() {
            return new TwilioCallRequest(this);
        }
    }
}
