/** What the clients of all providers share: settings, credentials and one tree of errors. */
@NullMarked
package io.calltracking.client;

import org.jspecify.annotations.NullMarked;
