/** What shells and manuals know of the commands: {@code completion} and {@code man}. */
@NullMarked
package dev.lifeline.cli.help;

import org.jspecify.annotations.NullMarked;
