/** Reads JSON as streams and trees, with all problems at once, each with its path. */
@NullMarked
package dev.lifeline.controller.json;

import org.jspecify.annotations.NullMarked;
