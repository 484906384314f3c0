package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which audio of a recording to read. Immutable.
 *
 * @param recordingSid RE…
 * @param format how it is encoded
 * @param channels 1 or 2, or null for Twilio's choice; 2 on a recording with one channel is refused by Twilio
 * @see <a href="https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file">Twilio: recording media</a>
 */
public record TwilioMedia(
        String recordingSid, Format format, @Nullable Integer channels) {
    static final String OPERATION = "get recording media";

    /**
     * Checks the parts.
     *
     * @param recordingSid RE…
     * @param format how it is encoded
     * @param channels 1 or 2, or null for Twilio's choice
     * @throws InvalidFieldException naming the part at fault
     */
    public TwilioMedia {
        Twilio.sid(OPERATION, "recordingSid", "RE", recordingSid);
        Objects.requireNonNull(format, "format");
        if (channels != null && channels != 1 && channels != 2) {
            throw Twilio.invalid(OPERATION, "channels", "must be 1 or 2");
        }
    }

    /**
     * Asks for WAV, {@code audio/x-wav}.
     *
     * @param recordingSid RE…
     * @return the audio in full quality
     */
    public static TwilioMedia wav(String recordingSid) {
        return new TwilioMedia(recordingSid, Format.WAV, null);
    }

    /**
     * Asks for MP3, {@code audio/mpeg}.
     *
     * @param recordingSid RE…
     * @return the audio in small
     */
    public static TwilioMedia mp3(String recordingSid) {
        return new TwilioMedia(recordingSid, Format.MP3, null);
    }

    /**
     * Asks for a number of channels.
     *
     * @param value 1 or 2
     * @return a copy
     */
    public TwilioMedia withChannels(int value) {
        return new TwilioMedia(recordingSid, format, value);
    }

    /** How audio is encoded. */
    public enum Format {
        /** Uncompressed. */
        WAV,
        /** Compressed. */
        MP3
    }
}
