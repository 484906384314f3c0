/**
 * When, and whether, a number may be called: hours, caps, rule sets with their sources, where a number is, and which
 * number calls. Values and pure functions; nothing here is legal advice.
 */
@NullMarked
package io.calltracking.compliance;

import org.jspecify.annotations.NullMarked;
