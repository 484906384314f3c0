package io.calltracking.testkit.simulator.internal;

import java.util.HashMap;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response.
 *
 * @param status the status code
 * @param headers header values by name
 * @param body the body's bytes
 */
public record Answer(int status, Map<String, String> headers, ByteString body) {

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /**
     * A JSON response.
     *
     * @param status the status code
     * @param value what {@link Json#text} can write, or a {@link JsonObject}
     * @return the response
     */
    public static Answer json(int status, @Nullable Object value) {
        Object body = value instanceof JsonObject object ? object.members() : value;
        return of(status, "application/json", ByteString.encodeUtf8(Json.text(body)));
    }

    /**
     * An HTML page, as a gateway in front of the provider sends it.
     *
     * @param status the status code
     * @param title what it says
     * @return the response
     */
    public static Answer page(int status, String title) {
        String html = "<html><head><title>" + status + " " + title + "</title></head><body><center><h1>" + status + " "
                + title + "</h1></center></body></html>\n";
        return of(status, "text/html", ByteString.encodeUtf8(html));
    }

    /**
     * A response with one content type.
     *
     * @param status the status code
     * @param contentType the media type
     * @param body the body
     * @return the response
     */
    public static Answer of(int status, String contentType, ByteString body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    /**
     * This response with another header.
     *
     * @param name the header
     * @param value its value
     * @return a new response
     */
    public Answer header(String name, String value) {
        Map<String, String> next = new HashMap<>(headers);
        next.put(name, value);
        return new Answer(status, next, body);
    }
}
