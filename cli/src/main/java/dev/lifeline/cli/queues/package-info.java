/** The queues of a deployed Lifeline, as people's tools see them. */
@NullMarked
package dev.lifeline.cli.queues;

import org.jspecify.annotations.NullMarked;
