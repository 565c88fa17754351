/** Commands that change a run: {@code stop}, {@code suspend}, {@code resume}, {@code rerun} and {@code delete}. */
@NullMarked
package dev.lifeline.cli.control;

import org.jspecify.annotations.NullMarked;
