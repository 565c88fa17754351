/**
 * The lifecycle of one task as SwarmKit's agent drives it: states, what a controller can do, and the step from one
 * state to the next.
 */
@NullMarked
package dev.lifeline.lifecycle.task;

import org.jspecify.annotations.NullMarked;
