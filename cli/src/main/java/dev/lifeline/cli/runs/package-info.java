/** Runs and their journals: {@code ps}, {@code describe} and {@code explain}. */
@NullMarked
package dev.lifeline.cli.runs;

import org.jspecify.annotations.NullMarked;
