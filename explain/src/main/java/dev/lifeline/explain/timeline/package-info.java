/** The data of a run's picture: attempts with the states of their tasks, and decisions as marks. */
@NullMarked
package dev.lifeline.explain.timeline;

import org.jspecify.annotations.NullMarked;
