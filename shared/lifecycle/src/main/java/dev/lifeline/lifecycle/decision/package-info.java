/** What a decision is made from and what it is: observation and circumstances, next run, effects and explanation. */
@NullMarked
package dev.lifeline.lifecycle.decision;

import org.jspecify.annotations.NullMarked;
