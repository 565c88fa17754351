/** The names of a run and of its tasks, and who may bear them. */
@NullMarked
package dev.lifeline.lifecycle.identity;

import org.jspecify.annotations.NullMarked;
