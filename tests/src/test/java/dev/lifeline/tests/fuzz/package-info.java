/**
 * What is read from outside, given whatever comes: each target is one reader and what must hold of it for every input.
 * The build gives them the corpus, {@code make fuzz} what Jazzer makes of it.
 */
@NullMarked
package dev.lifeline.tests.fuzz;

import org.jspecify.annotations.NullMarked;
