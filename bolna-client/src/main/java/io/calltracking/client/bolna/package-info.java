/**
 * Client for the Bolna Voice AI API: places calls, reads executions, reads webhooks. Strict about what it sends, lenient
 * about what it reads.
 */
@NullMarked
package io.calltracking.client.bolna;

import org.jspecify.annotations.NullMarked;
