package io.calltracking.mongo;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a client sends, which are the steps of an operation; something may happen before or after one of
 * them. For one thread.
 */
final class Steps implements CommandListener {
    private final List<BsonDocument> sent = new ArrayList<>();
    private int steps;
    private int chosen = -1;
    private boolean before;
    private @Nullable Runnable action;

    /** The process is gone; nothing in the store may catch it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Lets something happen at a step of what follows.
     *
     * @param moment 0 for before the first step, 1 for after it, 2 for before the second, and so on
     */
    void at(int moment, Runnable action) {
        this.steps = 0;
        this.chosen = moment / 2;
        this.before = moment % 2 == 0;
        this.action = action;
    }

    /**
     * Runs an operation whose process is killed at that moment.
     *
     * @return false when the operation was over before
     */
    boolean killAt(int moment, Runnable operation) {
        at(moment, () -> {
            throw new Killed();
        });
        try {
            operation.run();
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            chosen = -1;
        }
    }

    /** The commands sent by an operation. */
    List<BsonDocument> sentBy(Runnable operation) {
        sent.clear();
        operation.run();
        return List.copyOf(sent);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        sent.add(BsonDocument.parse(event.getCommand().toJson()));
        if (before) {
            happen();
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (!before) {
            happen();
        }
        steps++;
    }

    private void happen() {
        if (steps == chosen && action != null) {
            chosen = -1;
            action.run();
        }
    }
}
