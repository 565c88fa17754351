/** Where recorded events are: files, folders, standard input. */
@NullMarked
package dev.lifeline.cli.archive;

import org.jspecify.annotations.NullMarked;
