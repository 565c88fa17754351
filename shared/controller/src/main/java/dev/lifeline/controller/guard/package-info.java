/** Stands before every call that changes something in ECS: one switch for all, a pace, circuit breakers for images. */
@NullMarked
package dev.lifeline.controller.guard;

import org.jspecify.annotations.NullMarked;
