/** The loop around the core: load, decide, save, act. */
@NullMarked
package dev.lifeline.controller.loop;

import org.jspecify.annotations.NullMarked;
