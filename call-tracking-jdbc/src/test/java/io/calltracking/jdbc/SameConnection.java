package io.calltracking.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;

/** A data source that lends one connection again and again and does not close it. */
final class SameConnection {
    private SameConnection() {}

    static DataSource lending(Connection connection) {
        return lending(connection, Set.of("close"));
    }

    /** What is written on it is committed by the test alone; to the store it looks as if it were at once. */
    static DataSource lendingUncommitted(Connection connection) {
        return lending(connection, Set.of("close", "commit", "setAutoCommit", "getAutoCommit"));
    }

    private static DataSource lending(Connection connection, Set<String> left) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                SameConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (left.contains(method.getName())) {
                        return method.getReturnType() == boolean.class ? Boolean.TRUE : null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                SameConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent);
    }
}
