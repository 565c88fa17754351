/** One attempt of a run: one ECS task, its lifecycle, and the controller between the two. */
@NullMarked
package dev.lifeline.lifecycle.attempt;

import org.jspecify.annotations.NullMarked;
