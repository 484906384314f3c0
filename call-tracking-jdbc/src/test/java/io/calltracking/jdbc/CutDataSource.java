package io.calltracking.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that fails at a chosen JDBC call: there the connection dies for good, before or after the database
 * heard of the call. Also counts what was opened and closed.
 */
final class CutDataSource {
    private static final List<Class<?>> WATCHED =
            List.of(DataSource.class, Connection.class, PreparedStatement.class, Statement.class, ResultSet.class);
    private static final Set<String> OPENING =
            Set.of("getConnection", "prepareStatement", "createStatement", "executeQuery");

    private final DataSource real;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger prepared = new AtomicInteger();
    private @Nullable Connection current;
    private int calls;
    private int failAt;
    private boolean afterwards;
    private SQLException failure = new SQLException();
    private boolean deadly;

    CutDataSource(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return watched(DataSource.class, real);
    }

    /** Cuts the connection at the call with this number, from 1; 0 for never. */
    void cutAt(int call, boolean afterTheDatabaseHeard) {
        failWith(new SQLException("cut", "08006"), call);
        afterwards = afterTheDatabaseHeard;
        deadly = true;
    }

    /** Throws this at the call with this number, without harm to the connection. */
    void failWith(SQLException exception, int call) {
        failure = exception;
        calls = 0;
        failAt = call;
        afterwards = false;
        deadly = false;
    }

    /** Whether the call it was to fail at has come. */
    boolean hasFailed() {
        return failAt != 0 && calls >= failAt;
    }

    /** How many connections, statements and results are open. */
    int open() {
        return open.get();
    }

    /** How many statements were prepared so far. */
    int prepared() {
        return prepared.get();
    }

    private <T> T watched(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, arguments) -> call(target, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean fails = ++calls == failAt;
        if (method.getName().equals("close")) {
            open.decrementAndGet();
        }
        if (method.getName().equals("prepareStatement")) {
            prepared.incrementAndGet();
        }
        if (fails && !afterwards) {
            throw fail();
        }
        Object result = invoke(target, method, arguments);
        if (fails) {
            throw fail();
        }
        if (result instanceof Connection connection) {
            current = connection;
        }
        if (opens(target, method)) {
            open.incrementAndGet();
        }
        return watchedResult(method, result);
    }

    /** A statement only tells the connection it came from. */
    private static boolean opens(Object target, Method method) {
        return OPENING.contains(method.getName())
                && !(target instanceof Statement && method.getName().equals("getConnection"));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object watchedResult(Method method, @Nullable Object result) {
        return result != null && WATCHED.contains(method.getReturnType())
                ? watched((Class<Object>) method.getReturnType(), result)
                : result;
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private SQLException fail() throws SQLException {
        if (deadly && current != null) {
            current.close();
        }
        return failure;
    }
}
