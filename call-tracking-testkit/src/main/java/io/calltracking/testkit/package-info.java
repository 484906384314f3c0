/** What tests of an app, a store or a provider need: an in-memory store, the store contract, a clock driven by hand and a provider simulator. */
@NullMarked
package io.calltracking.testkit;

import org.jspecify.annotations.NullMarked;
