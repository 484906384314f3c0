package io.calltracking.testkit.chaos;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the tracker and a store or provider. Made for interfaces that grow: a method that an interceptor does not
 * know goes through.
 */
@FunctionalInterface
public interface Interceptor {

    /**
     * Does what was asked, or something else.
     *
     * @param method the name of the method
     * @param arguments its arguments, may be changed; empty for none
     * @param target does what was asked; may be called never or several times
     * @return what the caller gets
     */
    @Nullable
    Object intercept(String method, @Nullable Object[] arguments, Target target);

    /** What was asked for, with the arguments as they are by then. */
    @FunctionalInterface
    interface Target {
        /** Does it, and gives its result. */
        @Nullable
        Object proceed();
    }

    /**
     * Puts an interceptor in front of an object.
     *
     * @param type the interface to stand in for
     * @param target the object
     * @param interceptor sees each call of a method of the interface
     * @param <T> the interface
     * @return the object with the interceptor in front
     */
    static <T> T wrap(Class<T> type, T target, Interceptor interceptor) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            @Nullable Object[] arguments = given == null ? new Object[0] : given;
            return method.getDeclaringClass() == Object.class
                    ? invoke(target, method, arguments)
                    : interceptor.intercept(method.getName(), arguments, () -> invoke(target, method, arguments));
        });
        return type.cast(proxy);
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object[] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(method + " threw a checked exception", e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the interface of " + method + " is not public", e);
        }
    }
}
