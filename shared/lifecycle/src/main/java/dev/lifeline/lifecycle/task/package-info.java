/**
 * The lifecycle of one task, as in SwarmKit's agent: states, the operations of a controller, and the step from one
 * state to the next.
 */
@NullMarked
package dev.lifeline.lifecycle.task;

import org.jspecify.annotations.NullMarked;
