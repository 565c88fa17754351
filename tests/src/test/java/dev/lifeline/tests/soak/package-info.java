/**
 * The soak: functions and table in a process that is killed again and again, everything else in one that lives on; in
 * the end every run has to be accounted for.
 */
@NullMarked
package dev.lifeline.tests.soak;

import org.jspecify.annotations.NullMarked;
