/** Launches the runs that users request. */
@NullMarked
package dev.lifeline.controller.launch;

import org.jspecify.annotations.NullMarked;
