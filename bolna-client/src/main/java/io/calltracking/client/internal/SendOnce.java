package io.calltracking.client.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Stands between OkHttp and the socket, after connecting and before the first byte. It notes that a request may be leaving,
 * and stops one that would leave a second time, whoever asks for it: OkHttp (which repeats even a POST after 503 with
 * {@code Retry-After: 0}) or an interceptor of the application.
 */
final class SendOnce implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        // Of the call, not of the chain: an interceptor may have built another request without our mark.
        Mark mark = chain.call().request().tag(Mark.class);
        if (mark == null) {
            throw new IOException("request did not come from this client");
        }
        mark.sending();
        return chain.proceed(chain.request());
    }

    static Mark markOf(Request request) {
        Mark mark = request.tag(Mark.class);
        return mark == null ? new Mark(false) : mark;
    }

    /** Travels with one request. Thread-safe. */
    static final class Mark {
        private final boolean repeatable;
        private final AtomicInteger sent = new AtomicInteger();

        Mark(boolean repeatable) {
            this.repeatable = repeatable;
        }

        boolean mayHaveBeenSent() {
            return sent.get() > 0;
        }

        private void sending() throws IOException {
            if (sent.incrementAndGet() > 1 && !repeatable) {
                throw new IOException("stopped before it was sent a second time");
            }
        }
    }
}
