/** Prevents one run's fault from affecting all runs: token buckets for calls, circuit breakers for images. */
@NullMarked
package dev.lifeline.lifecycle.guard;

import org.jspecify.annotations.NullMarked;
