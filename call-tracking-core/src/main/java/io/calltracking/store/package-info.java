/** What the tracker needs of a database: small roles and one atomic change. */
@NullMarked
package io.calltracking.store;

import org.jspecify.annotations.NullMarked;
