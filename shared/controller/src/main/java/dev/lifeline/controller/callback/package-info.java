/** Reports to those who wait for a run. */
@NullMarked
package dev.lifeline.controller.callback;

import org.jspecify.annotations.NullMarked;
