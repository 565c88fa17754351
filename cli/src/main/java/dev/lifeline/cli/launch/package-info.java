/** Launching runs and waiting for them: {@code run} and {@code wait}. */
@NullMarked
package dev.lifeline.cli.launch;

import org.jspecify.annotations.NullMarked;
