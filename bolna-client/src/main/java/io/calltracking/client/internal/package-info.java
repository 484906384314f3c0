/** What the clients are made of and nobody else may use: transport, JSON, masking. Not exported. */
@NullMarked
package io.calltracking.client.internal;

import org.jspecify.annotations.NullMarked;
