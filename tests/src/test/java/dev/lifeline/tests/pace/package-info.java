/** How punctual runs are: a burst of launches on the local cloud, at the speed of the wall clock. */
@NullMarked
package dev.lifeline.tests.pace;

import org.jspecify.annotations.NullMarked;
