/** One attempt of a run: one ECS task, the task lifecycle that it goes through, and the controller between the two. */
@NullMarked
package dev.lifeline.lifecycle.attempt;

import org.jspecify.annotations.NullMarked;
