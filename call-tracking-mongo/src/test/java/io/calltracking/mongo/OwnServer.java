package io.calltracking.mongo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A server of the test's own, to be killed: the script that {@code MONGO_TEST_SERVER} names starts it. */
final class OwnServer {
    private static final String SCRIPT = System.getenv().getOrDefault("MONGO_TEST_SERVER", "");
    private static final String ANSWER = "MONGODB_URI=";

    private final Path directory;
    private final String uri;

    private OwnServer(Path directory, String uri) {
        this.directory = directory;
        this.uri = uri;
    }

    /** Skips the test when there is no script. */
    static OwnServer start(Path directory) throws Exception {
        assumeTrue(!SCRIPT.isEmpty(), "MongoDB: NOT KILLED, set MONGO_TEST_SERVER");
        return new OwnServer(directory, started(directory, freePort()));
    }

    private static String started(Path directory, String port) throws Exception {
        // The script reads the log of what it starts in the background: it may look before there is one.
        Files.writeString(directory.resolve("server.log"), "");
        return run("start", directory.toString(), port);
    }

    /** Not one that the system hands out: a client that tries to connect again might be given it. */
    private static String freePort() {
        return IntStream.range(20_000, 30_000)
                .filter(OwnServer::isFree)
                .mapToObj(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    String uri() {
        return uri;
    }

    void killAndStartAgain() throws Exception {
        kill();
        started(directory, uri.substring(uri.lastIndexOf(':') + 1));
    }

    /** As {@code kill -9} does. */
    void kill() throws Exception {
        long pid =
                Long.parseLong(Files.readString(directory.resolve("server.pid")).trim());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.command().add(0, SCRIPT);
        Process script = builder.redirectErrorStream(true).start();
        String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (script.waitFor() != 0) {
            throw new IOException(SCRIPT + " failed: " + output);
        }
        return output.substring(output.lastIndexOf(ANSWER) + ANSWER.length()).trim();
    }
}
