package io.calltracking.client.twilio;

/**
 * What Twilio tells the status callback.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent">Twilio: StatusCallbackEvent</a>
 */
public enum TwilioCallEvent {
    /** Left Twilio's queue; the callback says {@code initiated}. */
    INITIATED,
    /** Rings; the callback says {@code ringing}. */
    RINGING,
    /** Answered; the callback says {@code in-progress}. */
    ANSWERED,
    /** Over, in whichever way; the callback says any of the five statuses that end a call. */
    COMPLETED
}
