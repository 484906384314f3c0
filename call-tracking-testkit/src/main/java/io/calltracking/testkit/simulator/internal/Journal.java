package io.calltracking.testkit.simulator.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened from outside, in order, so that a simulator that was killed can become again what it was. */
public interface Journal extends AutoCloseable {
    /**
     * A journal that forgets.
     *
     * @return the journal
     */
    static Journal none() {
        return new Journal() {
            @Override
            public List<Map<String, @Nullable Object>> entries() {
                return List.of();
            }

            @Override
            public void append(JsonObject entry) {}

            @Override
            public void close() {}
        };
    }

    /**
     * What was in the journal when it was opened.
     *
     * @return entries, oldest first
     */
    List<Map<String, @Nullable Object>> entries();

    /**
     * Writes an entry; it is on the disk when this returns. Callers take care of the order.
     *
     * @param entry the entry
     * @throws IOException when it is not known to be on the disk
     */
    void append(JsonObject entry) throws IOException;

    @Override
    void close() throws IOException;
}
