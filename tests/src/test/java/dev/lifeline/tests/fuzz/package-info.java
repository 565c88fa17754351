/**
 * Readers of outside input under arbitrary input: each target is one reader and its properties. The build runs the
 * corpus, {@code make fuzz} runs Jazzer.
 */
@NullMarked
package dev.lifeline.tests.fuzz;

import org.jspecify.annotations.NullMarked;
