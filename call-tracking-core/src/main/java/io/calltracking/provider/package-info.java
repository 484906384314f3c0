/** What the tracker needs of a provider of phone calls, and the adapters that ship. */
@NullMarked
package io.calltracking.provider;

import org.jspecify.annotations.NullMarked;
