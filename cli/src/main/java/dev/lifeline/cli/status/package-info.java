/** What holds launches back: {@code status}, {@code pause} and {@code resume}. */
@NullMarked
package dev.lifeline.cli.status;

import org.jspecify.annotations.NullMarked;
