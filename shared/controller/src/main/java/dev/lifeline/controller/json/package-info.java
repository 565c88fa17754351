/** Reads JSON as trees: what people wrote with everything that is wrong with it at once, each problem with its path. */
@NullMarked
package dev.lifeline.controller.json;

import org.jspecify.annotations.NullMarked;
