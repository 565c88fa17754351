/**
 * What keeps the fault of one run from becoming the fault of all: token buckets for calls, circuit breakers for images.
 */
@NullMarked
package dev.lifeline.lifecycle.guard;

import org.jspecify.annotations.NullMarked;
