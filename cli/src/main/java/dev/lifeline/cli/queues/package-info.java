/** The queues of a deployed Lifeline, for the command line. */
@NullMarked
package dev.lifeline.cli.queues;

import org.jspecify.annotations.NullMarked;
