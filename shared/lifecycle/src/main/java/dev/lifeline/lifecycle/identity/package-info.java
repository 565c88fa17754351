/** The names of a run and of its tasks. */
@NullMarked
package dev.lifeline.lifecycle.identity;

import org.jspecify.annotations.NullMarked;
