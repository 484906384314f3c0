package io.calltracking.examples.chaos;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The processes started in a round, and the relay that hands them webhooks. One thread starts and kills; what the processes
 * say arrives on others.
 */
final class Cast implements AutoCloseable {
    private final String store;
    private final WebhookRelay relay;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private int kills;

    private Cast(String store, WebhookRelay relay) {
        this.store = store;
        this.relay = relay;
    }

    /**
     * A cast without anybody in it.
     *
     * @param store the URL of the database
     * @param untagged the numbers whose webhooks come without our tag
     */
    static Cast open(String store, HttpClient http, Set<String> untagged) {
        return new Cast(store, WebhookRelay.open(http, untagged));
    }

    WebhookRelay relay() {
        return relay;
    }

    /** Starts a process, which takes webhooks as soon as it can. */
    NodeProcess start(NodeOptions options, Consumer<Report> reports) {
        NodeProcess node = NodeProcess.start(options, store, report -> hear(report, reports));
        nodes.add(node);
        relay.add(node);
        return node;
    }

    private void hear(Report report, Consumer<Report> reports) {
        if (report instanceof Report.Problem problem) {
            problems.add("told to the app: " + problem.what());
        } else {
            reports.accept(report);
        }
    }

    /** Kills a process as {@code kill -9} does. */
    void kill(NodeProcess node) {
        node.kill();
        relay.remove(node);
        kills++;
    }

    int kills() {
        return kills;
    }

    /** Whether the last process started has come up: nothing gets better before it does. */
    boolean isUp() {
        return !nodes.isEmpty() && nodes.get(nodes.size() - 1).port() != null;
    }

    void checkForCrash() {
        if (nodes.stream().anyMatch(NodeProcess::isCrashed)) {
            throw new IllegalStateException("a node ended by itself");
        }
    }

    /** Ends all processes. */
    void end() {
        nodes.forEach(NodeProcess::kill);
    }

    /** What may explain a broken promise. */
    List<String> clues() {
        List<String> clues = new ArrayList<>(problems);
        nodes.forEach(node -> node.log().forEach(line -> clues.add("node: " + line)));
        return List.copyOf(clues);
    }

    @Override
    public void close() {
        end();
        relay.close();
    }
}
