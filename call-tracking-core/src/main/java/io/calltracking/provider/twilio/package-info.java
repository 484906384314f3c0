/** Calls through Twilio. */
@NullMarked
package io.calltracking.provider.twilio;

import org.jspecify.annotations.NullMarked;
