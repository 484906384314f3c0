/**
 * Store of calls over plain JDBC, for PostgreSQL and H2. {@link io.calltracking.jdbc.JdbcStore} is all an app sees; the
 * rest reads and writes one table each, and a dialect per database holds what differs.
 */
@NullMarked
package io.calltracking.jdbc;

import org.jspecify.annotations.NullMarked;
