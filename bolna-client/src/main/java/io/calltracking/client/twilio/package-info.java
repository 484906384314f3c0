/**
 * Client for Twilio Programmable Voice: places, reads and changes calls, reads recordings, reads and verifies webhooks.
 * Strict about what it sends, lenient about what it reads.
 */
@NullMarked
package io.calltracking.client.twilio;

import org.jspecify.annotations.NullMarked;
