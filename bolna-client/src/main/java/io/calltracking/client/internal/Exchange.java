package io.calltracking.client.internal;

import io.calltracking.client.ClientException;
import io.calltracking.client.ClientOptions;
import io.calltracking.client.UnexpectedResponseException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One request and its answer, once, without any policy. Thread-safe. */
final class Exchange {
    private static final RequestBody EMPTY = RequestBody.create(new byte[0], null);
    private static final int LONGEST_ERROR_BODY = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final ClientOptions options;
    private final Dialect dialect;
    private final HttpClients clients;
    private final Failures failures;
    private final HttpUrl base;
    private final String userAgent;

    Exchange(ClientOptions options, Dialect dialect, HttpClients clients, Failures failures) {
        this.options = options;
        this.dialect = dialect;
        this.clients = clients;
        this.failures = failures;
        this.base = HttpUrl.get(options.baseUrl());
        this.userAgent = options.userAgent().orElseGet(Version::userAgent);
    }

    <T> T run(Operation<T> operation) {
        Call call = prepare(operation);
        try (Response response = call.execute()) {
            return read(operation, response);
        } catch (IOException e) {
            throw noAnswer(operation, call, e);
        }
    }

    <T> CompletableFuture<T> start(Operation<T> operation, Flight<T> flight) {
        Call call = prepare(operation);
        CompletableFuture<T> answer = new CompletableFuture<>();
        flight.board(call);
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(noAnswer(operation, failed, e));
            }

            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    answer.complete(read(operation, response));
                } catch (IOException e) {
                    answer.completeExceptionally(noAnswer(operation, answered, e));
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }
        });
        return answer;
    }

    private ClientException noAnswer(Operation<?> operation, Call call, IOException e) {
        return failures.noAnswer(operation, SendOnce.markOf(call.request()).mayHaveBeenSent(), e);
    }

    private Call prepare(Operation<?> operation) {
        if (clients.isClosed()) {
            throw failures.heldBack(operation, "the client is closed", null);
        }
        Request.Builder request = new Request.Builder()
                .url(url(operation))
                .header("Authorization", authorization(operation))
                .header("Accept", "application/json")
                .header("User-Agent", userAgent)
                .tag(SendOnce.Mark.class, new SendOnce.Mark(operation.kind() == Kind.READ));
        operation.headers().forEach(request::header);
        request.method(operation.method(), body(operation));
        return clients.forKind(operation.kind()).newCall(request.build());
    }

    /** The header that shows the key to use now. */
    String authorization(Operation<?> operation) {
        try {
            return dialect.authorization(options.key());
        } catch (ClientException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failures.heldBack(
                    operation, "no API key to be had (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    String userAgent() {
        return userAgent;
    }

    boolean isOwnHost(String host) {
        return dialect.isOwnHost(host);
    }

    HttpUrl url(Operation<?> operation) {
        HttpUrl.Builder url = base.newBuilder();
        operation.path().forEach(url::addPathSegment);
        for (Map.Entry<String, String> parameter : operation.query()) {
            url.addQueryParameter(parameter.getKey(), parameter.getValue());
        }
        return url.build();
    }

    private static @Nullable RequestBody body(Operation<?> operation) {
        RequestBody body = operation.body();
        if (operation.kind() == Kind.READ) {
            return body;
        }
        // Even an empty body, so that OkHttp takes the request for one that cannot be repeated.
        return new OneShotBody(body == null ? EMPTY : body);
    }

    private <T> T read(Operation<T> operation, Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw failures.refused(operation, response.code(), response.headers(), errorBody(response));
        }
        byte[] body = body(operation, response);
        try {
            Object json = body.length == 0 ? null : Json.parse(body);
            Complaint hidden = dialect.hiddenComplaint(json);
            if (hidden != null) {
                throw failures.refused(operation, response.code(), response.headers(), body, hidden);
            }
            return operation.reader().apply(json);
        } catch (IllegalArgumentException e) {
            throw failures.unexpected(
                    operation, response.code(), response.headers(), body, "unreadable answer: " + e.getMessage());
        }
    }

    private byte[] body(Operation<?> operation, Response response) throws IOException, UnexpectedResponseException {
        BufferedSource source = response.body().source();
        long limit = Math.min(options.maxBodyBytes(), Integer.MAX_VALUE - 16L);
        if (source.request(limit + 1)) {
            throw failures.unexpected(
                    operation, response.code(), response.headers(), NOTHING, "answer longer than " + limit + " bytes");
        }
        return source.readByteArray();
    }

    /** What can be had of the body; the status has already said what matters. */
    static byte[] errorBody(Response response) {
        BufferedSource source = response.body().source();
        try {
            source.request(LONGEST_ERROR_BODY);
        } catch (IOException e) {
            return NOTHING;
        }
        try {
            return source.readByteArray(
                    Math.min(LONGEST_ERROR_BODY, source.getBuffer().size()));
        } catch (IOException e) {
            return NOTHING;
        }
    }
}
