/** Clock, chance, waiting and timers. */
@NullMarked
package dev.lifeline.controller.time;

import org.jspecify.annotations.NullMarked;
