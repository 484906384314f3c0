package io.calltracking.client.twilio;

import io.calltracking.client.WebhookFormatException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.JsonFormatException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio tells a callback. It may come twice, late, out of order, or not at all: a 5xx answer is not asked again by
 * default. Trust it only after {@link TwilioSignature}. Immutable.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallback">Twilio: status callbacks</a>
 */
public sealed interface TwilioWebhook {
    /** The header that is the same on each repeat of one callback. */
    String IDEMPOTENCY_HEADER = "I-Twilio-Idempotency-Token";

    /** {@return all parameters, unknown ones included} */
    TwilioForm form();

    /** {@return the account it is about; to be compared with one's own} */
    default String accountSid() {
        return form().fields().requireText("AccountSid");
    }

    /** {@return the call it is about; null for some that are no news of a call} */
    default @Nullable String callSid() {
        return form().text("CallSid");
    }

    /**
     * Reads a callback.
     *
     * @param form parameters of a body or a query
     * @return what it is; {@link Unknown} for parameters of no known kind
     * @throws WebhookFormatException if it names no account, or several accounts or calls; nothing else is thrown
     */
    static TwilioWebhook of(TwilioForm form) {
        try {
            requireOne(form, "AccountSid");
            requireOne(form, "CallSid");
            boolean hasCall = form.text("CallSid") != null;
            if (form.text("RecordingStatus") != null && form.text("RecordingSid") != null) {
                return new Recording(form);
            }
            if (hasCall && form.text("CallStatus") != null) {
                return new CallStatus(form);
            }
            return hasCall && form.text("AnsweredBy") != null ? new Amd(form) : new Unknown(form);
        } catch (IllegalArgumentException e) {
            throw new WebhookFormatException(Twilio.NAME, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Reads a body.
     *
     * @param body {@code application/x-www-form-urlencoded} in UTF-8
     * @return what it is; {@link Unknown} for parameters of no known kind
     * @throws WebhookFormatException if it names no account, or several accounts or calls; nothing else is thrown
     */
    static TwilioWebhook parse(byte[] body) {
        return of(TwilioForm.parse(body));
    }

    /**
     * Reads a body, or the query of a callback by GET.
     *
     * @param text the body, or what stands after the question mark of the address
     * @return what it is; {@link Unknown} for parameters of no known kind
     * @throws WebhookFormatException if it names no account, or several accounts or calls; nothing else is thrown
     */
    static TwilioWebhook parse(String text) {
        return of(TwilioForm.parse(text));
    }

    private static void requireOne(TwilioForm form, String name) {
        if (form.values(name).stream().distinct().count() > 1) {
            throw new JsonFormatException("more than one " + name);
        }
    }

    /**
     * News of a call.
     *
     * @param form all parameters
     */
    record CallStatus(TwilioForm form) implements TwilioWebhook {
        /**
         * Checks that account and call are named.
         *
         * @param form all parameters
         * @throws IllegalArgumentException if one is not
         */
        public CallStatus {
            form.require("AccountSid", "CallSid");
        }

        @Override
        public String callSid() {
            return form.fields().requireText("CallSid");
        }

        /** {@return where the call stands; its word is empty if none was sent} */
        public TwilioStatus status() {
            String word = form.text("CallStatus");
            return TwilioStatus.of(word == null ? "" : word);
        }

        /** {@return the order in which Twilio sent it, from 0; callbacks arrive in any order, numbers may be left out} */
        public @Nullable Long sequenceNumber() {
            Long number = fields().whole("SequenceNumber");
            return number == null || number < 0 ? null : number;
        }

        /** {@return when it happened; null if no events were asked for} */
        public @Nullable Instant timestamp() {
            return fields().instant("Timestamp");
        }

        /** {@return how long the call was connected; at its end, zero for calls nobody answered} */
        public @Nullable Duration callDuration() {
            return fields().seconds("CallDuration");
        }

        /** {@return the minutes charged ({@code Duration}): begun minutes, not the length of the call} */
        public @Nullable Integer billedMinutes() {
            return fields().integer("Duration");
        }

        /** {@return who answered, where answering machine detection ran} */
        public Optional<TwilioAnsweredBy> answeredBy() {
            return Optional.ofNullable(form.text("AnsweredBy")).map(TwilioAnsweredBy::of);
        }

        /** {@return the number, SIP address or client called} */
        public @Nullable String to() {
            return fields().text("To", "Called");
        }

        /** {@return the number, SIP address or client calling} */
        public @Nullable String from() {
            return fields().text("From", "Caller");
        }

        /** {@return an open word: inbound, outbound-api, outbound-dial, …} */
        public @Nullable String direction() {
            return form.text("Direction");
        }

        /** {@return the call that this one is a leg of} */
        public @Nullable String parentCallSid() {
            return form.text("ParentCallSid");
        }

        /** {@return why it ended, such as 486 busy, 487 timed out, 404 not found} */
        public @Nullable Integer sipResponseCode() {
            return fields().integer("SipResponseCode");
        }

        /** {@return the recording, if the call was placed to be recorded; it may not be ready} */
        public @Nullable String recordingSid() {
            return form.text("RecordingSid");
        }

        /** {@return the recording's address without extension; no proof that it is ready} */
        public @Nullable String recordingUrl() {
            return form.text("RecordingUrl");
        }

        /** {@return the length recorded, before silence is cut} */
        public @Nullable Duration recordingDuration() {
            return fields().seconds("RecordingDuration");
        }

        /** {@return what sent it: {@code call-progress-events} for status callbacks; null for a request for TwiML} */
        public @Nullable String callbackSource() {
            return form.text("CallbackSource");
        }

        private JsonFields fields() {
            return form.fields();
        }

        /** {@return the parts that are not personal} */
        @Override
        public String toString() {
            return "CallStatus[callSid=" + Twilio.shownSid(callSid()) + ", status=" + Twilio.shownWord(status().raw())
                    + ", sequenceNumber=" + sequenceNumber() + ", timestamp=" + timestamp() + ", callDuration="
                    + callDuration() + ", to=" + Twilio.shownParty(to()) + ", from=" + Twilio.shownParty(from()) + "]";
        }
    }

    /**
     * News of a recording. It carries no sequence number: tell repeats by recording and status.
     *
     * @param form all parameters
     */
    record Recording(TwilioForm form) implements TwilioWebhook {
        /**
         * Checks that account and recording are named.
         *
         * @param form all parameters
         * @throws IllegalArgumentException if one is not
         */
        public Recording {
            form.require("AccountSid", "RecordingSid");
        }

        /** {@return the recording: RE…} */
        public String recordingSid() {
            return form.fields().requireText("RecordingSid");
        }

        /** {@return where it stands; its word is empty if none was sent} */
        public TwilioRecordingStatus status() {
            String word = form.text("RecordingStatus");
            return TwilioRecordingStatus.of(word == null ? "" : word);
        }

        /** {@return its address without extension; read the audio with {@link TwilioRecordings#media}} */
        public @Nullable String recordingUrl() {
            return form.text("RecordingUrl");
        }

        /** {@return its length; null until known, and when there is none} */
        public @Nullable Duration duration() {
            return form.fields().seconds("RecordingDuration");
        }

        /** {@return 1, or 2 with one party on each} */
        public @Nullable Integer channels() {
            return form.fields().integer("RecordingChannels");
        }

        /** {@return when it began} */
        public @Nullable Instant startedAt() {
            return form.fields().instant("RecordingStartTime");
        }

        /** {@return what made it, an open word: OutboundAPI, DialVerb, RecordVerb, …} */
        public @Nullable String source() {
            return form.text("RecordingSource");
        }

        /** {@return why there is none: 16101 too short, 16102 silent} */
        public @Nullable Integer errorCode() {
            return form.fields().integer("ErrorCode");
        }

        /** {@return recording, call and status} */
        @Override
        public String toString() {
            return "Recording[recordingSid=" + Twilio.shownSid(recordingSid()) + ", callSid="
                    + Twilio.shownSid(callSid()) + ", status=" + Twilio.shownWord(status().raw()) + ", duration="
                    + duration() + "]";
        }
    }

    /**
     * The result of answering machine detection that ran beside the call. May come before or after the call is answered or
     * over.
     *
     * @param form all parameters
     */
    record Amd(TwilioForm form) implements TwilioWebhook {
        /**
         * Checks that account and call are named.
         *
         * @param form all parameters
         * @throws IllegalArgumentException if one is not
         */
        public Amd {
            form.require("AccountSid", "CallSid");
        }

        @Override
        public String callSid() {
            return form.fields().requireText("CallSid");
        }

        /** {@return who answered; its word is empty if none was sent} */
        public TwilioAnsweredBy answeredBy() {
            String word = form.text("AnsweredBy");
            return TwilioAnsweredBy.of(word == null ? "" : word);
        }

        /** {@return how long detection took} */
        public @Nullable Duration detectionDuration() {
            return Twilio.readMillis(form.fields(), "MachineDetectionDuration");
        }

        /** {@return call and result} */
        @Override
        public String toString() {
            return "Amd[callSid=" + Twilio.shownSid(callSid()) + ", answeredBy="
                    + Twilio.shownWord(answeredBy().raw()) + "]";
        }
    }

    /**
     * Parameters of no known kind, to be ignored politely.
     *
     * @param form all parameters
     */
    record Unknown(TwilioForm form) implements TwilioWebhook {
        /**
         * Checks that the account is named.
         *
         * @param form all parameters
         * @throws IllegalArgumentException if it is not
         */
        public Unknown {
            form.require("AccountSid");
        }

        /** {@return how many parameters it has} */
        @Override
        public String toString() {
            return "Unknown[" + form.parameters().size() + " parameters]";
        }
    }
}
