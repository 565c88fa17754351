/** What a command prints, and how it ends. */
@NullMarked
package dev.lifeline.cli.output;

import org.jspecify.annotations.NullMarked;
