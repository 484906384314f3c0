package io.calltracking.client;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.MediaType;
import okhttp3.Response;

/**
 * The sound of a call, being received. Holds a connection until it is closed. Not thread-safe. How long it may take is not
 * limited, but silence longer than the read timeout makes the stream throw an {@link java.io.IOException}.
 */
public final class Recording implements AutoCloseable {
    private final Response response;

    /**
     * Takes over an answer.
     *
     * @param response a success, not yet read; closed with this
     */
    public Recording(Response response) {
        this.response = response;
    }

    /** {@return what the sender says it is, such as "audio/mpeg"} */
    public Optional<String> contentType() {
        return Optional.ofNullable(response.body().contentType()).map(MediaType::toString);
    }

    /** {@return its size in bytes, if the sender tells} */
    public OptionalLong contentLength() {
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** {@return the sound, to be read once; closing it closes the recording} */
    public InputStream stream() {
        return response.body().byteStream();
    }

    /** Lets the connection go. Calling it again does nothing. */
    @Override
    public void close() {
        response.close();
    }
}
