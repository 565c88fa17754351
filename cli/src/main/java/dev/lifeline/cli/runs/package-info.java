/** Runs and their journals: {@code ps} and {@code explain}. */
@NullMarked
package dev.lifeline.cli.runs;

import org.jspecify.annotations.NullMarked;
