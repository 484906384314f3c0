package io.calltracking.testkit.chaos;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Is told of each named step before it is gone past. Thread-safe. */
@FunctionalInterface
public interface Steps {

    /**
     * A thread has come to a step. Who does not return keeps it there.
     *
     * @param step the effect and the side of it, {@code store.create:before} say
     */
    void reached(String step);

    /**
     * Tells of both sides of an effect. The side after it is not told when the effect throws.
     *
     * @param effect its name, without a side
     * @param work the effect
     * @param <T> what it gives
     * @return what it gave
     */
    default <T extends @Nullable Object> T around(String effect, Supplier<T> work) {
        reached(effect + ":before");
        T result = work.get();
        reached(effect + ":after");
        return result;
    }
}
