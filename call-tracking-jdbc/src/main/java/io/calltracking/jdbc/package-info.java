/** Store of calls over plain JDBC, for PostgreSQL and H2. */
@NullMarked
package io.calltracking.jdbc;

import org.jspecify.annotations.NullMarked;
