package io.calltracking.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server reached through a line that is cut after so many bytes of the request, or so many of the answer. Speaks raw TCP: what
 * it counts is what arrived, not what an HTTP library makes of it.
 */
public final class CuttingProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] answer;
    private final int requestBytes;
    private final int answerBytes;
    private final boolean reset;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger complete = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);

    public CuttingProxy(byte[] answer, int requestBytes, int answerBytes, boolean reset) {
        this.answer = answer;
        this.requestBytes = requestBytes;
        this.answerBytes = answerBytes;
        this.reset = reset;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public String url() {
        return "http://localhost:" + listener.getLocalPort();
    }

    /** How many times the line was opened. */
    public int connections() {
        return connections.get();
    }

    /** How many whole requests arrived. */
    public int complete() {
        return complete.get();
    }

    /** How many bytes arrived. */
    public int received() {
        return received.get();
    }

    public boolean awaitDone() throws InterruptedException {
        return done.await(5, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (receive(socket.getInputStream())) {
                OutputStream out = socket.getOutputStream();
                out.write(answer, 0, Math.min(answerBytes, answer.length));
                out.flush();
            }
            if (reset) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // The other side has hung up first, which is one of the ways this may end.
        } finally {
            done.countDown();
        }
    }

    /** Reads up to the cut; true if the whole request came before it. */
    private boolean receive(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        for (int i = 0; i < requestBytes; i++) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            received.incrementAndGet();
            request.append((char) next);
            if (isComplete(request)) {
                complete.incrementAndGet();
                return true;
            }
        }
        return false;
    }

    private static boolean isComplete(StringBuilder request) {
        int end = request.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int start = request.indexOf("Content-Length: ") + "Content-Length: ".length();
        int length = Integer.parseInt(request.substring(start, request.indexOf("\r\n", start)));
        return request.length() == end + 4 + length;
    }

    public static byte[] http(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
