/**
 * The soak: functions and table in a process that is killed again and again, everything else in a surviving one; in the
 * end every run is accounted for.
 */
@NullMarked
package dev.lifeline.tests.soak;

import org.jspecify.annotations.NullMarked;
