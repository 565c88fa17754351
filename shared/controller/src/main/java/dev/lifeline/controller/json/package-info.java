/** Reads JSON that people wrote: everything that is wrong with it is found at once, each with its path. */
@NullMarked
package dev.lifeline.controller.json;

import org.jspecify.annotations.NullMarked;
