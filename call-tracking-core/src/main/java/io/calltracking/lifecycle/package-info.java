/** The rules of a call's life, pure: one table of transitions and one function that decides what a piece of news does. */
@NullMarked
package io.calltracking.lifecycle;

import org.jspecify.annotations.NullMarked;
