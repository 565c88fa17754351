/** The inputs and the result of a decision: observation, circumstances, next run, effects and explanation. */
@NullMarked
package dev.lifeline.lifecycle.decision;

import org.jspecify.annotations.NullMarked;
