/** What holds launches back: {@code status} and {@code pause}. */
@NullMarked
package dev.lifeline.cli.status;

import org.jspecify.annotations.NullMarked;
