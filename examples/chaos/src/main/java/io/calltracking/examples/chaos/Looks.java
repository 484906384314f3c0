package io.calltracking.examples.chaos;

import java.time.Duration;

/** How a node looks after its calls. */
enum Looks {
    /** A few calls, looked at so often that they are over within seconds without any webhook. */
    OFTEN(Duration.ofMillis(300), 8, 10, 8),
    /** Many calls, looked at now and then, as in production. */
    MANY(Duration.ofSeconds(4), 16, 100, 12);

    private final Duration interval;
    private final int atATime;
    private final int perSecond;
    private final int connections;

    Looks(Duration interval, int atATime, int perSecond, int connections) {
        this.interval = interval;
        this.atATime = atATime;
        this.perSecond = perSecond;
        this.connections = connections;
    }

    /** Between two looks at a call. */
    Duration interval() {
        return interval;
    }

    int atATime() {
        return atATime;
    }

    int perSecond() {
        return perSecond;
    }

    /** To the database, at most. */
    int connections() {
        return connections;
    }
}
