/** The check before every launch and stop: a switch, a pace, and circuit breakers for images. */
@NullMarked
package dev.lifeline.controller.guard;

import org.jspecify.annotations.NullMarked;
