package io.calltracking.client.internal;

import io.calltracking.client.Attempt;
import io.calltracking.client.InvalidFieldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * One request to a provider and how its answer is read. Sent by a {@link Transport}, in either form. Immutable.
 *
 * @param attempt what it is, for errors
 * @param kind how it may be sent
 * @param method HTTP method
 * @param path segments after the base address, not yet escaped
 * @param query names and values, not yet escaped, in order
 * @param headers besides those every request carries
 * @param body null for GET and DELETE
 * @param reader reads the JSON of a 2xx (null for an empty body); throws {@link JsonFormatException} or {@link
 *     IllegalArgumentException} when it is not what was expected
 * @param <T> what the answer is read into
 */
public record Operation<T>(
        Attempt attempt,
        Kind kind,
        String method,
        List<String> path,
        List<Map.Entry<String, String>> query,
        Map<String, String> headers,
        @Nullable RequestBody body,
        Function<@Nullable Object, T> reader) {
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /**
     * Copies the collections.
     *
     * @param attempt what it is, for errors
     * @param kind how it may be sent
     * @param method HTTP method
     * @param path segments after the base address, not yet escaped
     * @param query names and values, not yet escaped, in order
     * @param headers besides those every request carries
     * @param body null for GET and DELETE
     * @param reader reads the JSON of a 2xx (null for an empty body); throws {@link JsonFormatException} or {@link IllegalArgumentException} when it is not what was expected
     */
    public Operation {
        path = List.copyOf(path);
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /**
     * Starts describing a request.
     *
     * @param provider name of the provider, for people
     * @param name what is asked for, the same words for every request of a kind
     * @param kind how it may be sent
     * @return a draft: GET if it reads, else POST without a body
     */
    public static Draft of(String provider, String name, Kind kind) {
        return new Draft(provider, name, kind);
    }

    /** A request being described. Not thread-safe. */
    public static final class Draft {
        private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?\\d{7,15}");

        private final String provider;
        private final String name;
        private final Kind kind;
        private final List<String> path = new ArrayList<>();
        private final List<Map.Entry<String, String>> query = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String method;
        private @Nullable String subject;
        private @Nullable RequestBody body;

        private Draft(String provider, String name, Kind kind) {
            this.provider = provider;
            this.name = name;
            this.kind = kind;
            this.method = kind == Kind.READ ? "GET" : "POST";
        }

        /**
         * Sets another method.
         *
         * @param value HTTP method
         * @return this draft
         */
        public Draft method(String value) {
            this.method = value;
            return this;
        }

        /**
         * Adds fixed path segments.
         *
         * @param segments in order
         * @return this draft
         */
        public Draft path(String... segments) {
            path.addAll(List.of(segments));
            return this;
        }

        /**
         * Adds an id given by the user to the path, and to the messages of errors.
         *
         * @param field its name in this library
         * @param value the id
         * @return this draft
         * @throws InvalidFieldException if it is blank or would lead elsewhere
         */
        public Draft id(String field, String value) {
            return about(field, value).path(value);
        }

        /**
         * Names what the request is about.
         *
         * @param field its name in this library
         * @param value the id
         * @return this draft
         * @throws InvalidFieldException if it is blank or could not be a path segment
         */
        public Draft about(String field, @Nullable String value) {
            if (value == null || value.isBlank() || value.equals(".") || value.equals("..")) {
                throw new InvalidFieldException(new Attempt(provider, name, null), field, "is missing");
            }
            subject = field + " "
                    + (PHONE_NUMBER.matcher(value).matches() ? Redaction.number(value) : Redaction.line(value));
            return this;
        }

        /**
         * Adds a query parameter.
         *
         * @param parameter name
         * @param value left out if null
         * @return this draft
         */
        public Draft query(String parameter, @Nullable Object value) {
            if (value != null) {
                query.add(Map.entry(parameter, value.toString()));
            }
            return this;
        }

        /**
         * Adds a header.
         *
         * @param header name
         * @param value left out if null
         * @return this draft
         */
        public Draft header(String header, @Nullable String value) {
            if (value != null) {
                headers.put(header, value);
            }
            return this;
        }

        /**
         * Sends JSON.
         *
         * @param value as {@link Json#write} takes it
         * @return this draft
         */
        public Draft json(Object value) {
            return body(RequestBody.create(Json.write(value), JSON));
        }

        /**
         * Sends a body of another kind.
         *
         * @param value the body
         * @return this draft
         */
        public Draft body(RequestBody value) {
            this.body = value;
            return this;
        }

        /**
         * Finishes the description.
         *
         * @param reader reads the JSON of a 2xx, see {@link Operation}
         * @param <T> what the answer is read into
         * @return the request
         */
        public <T> Operation<T> reading(Function<@Nullable Object, T> reader) {
            return new Operation<>(attempt(), kind, method, path, query, headers, body, reader);
        }

        /** {@return what is being prepared, for errors} */
        public Attempt attempt() {
            return new Attempt(provider, name, subject);
        }
    }
}
