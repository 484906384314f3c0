/**
 * Client for the Bland AI API: sends calls, reads what became of them, reads and verifies webhooks. Strict about what it
 * sends, lenient about what it reads.
 */
@NullMarked
package io.calltracking.client.bland;

import org.jspecify.annotations.NullMarked;
