/** The options of the commands that read the table of a deployed Lifeline. */
@NullMarked
package dev.lifeline.cli.table;

import org.jspecify.annotations.NullMarked;
