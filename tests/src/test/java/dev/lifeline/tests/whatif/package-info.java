/** Predictions held against a world in which both policies really decide. */
@NullMarked
package dev.lifeline.tests.whatif;

import org.jspecify.annotations.NullMarked;
