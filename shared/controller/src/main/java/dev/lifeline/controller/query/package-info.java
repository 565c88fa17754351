/** Questions about runs: which runs there are, and how one stands. Nothing here writes. */
@NullMarked
package dev.lifeline.controller.query;

import org.jspecify.annotations.NullMarked;
