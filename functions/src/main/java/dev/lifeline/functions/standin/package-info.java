/** A stand-in for AWS inside the function, for its rehearsal. */
@NullMarked
package dev.lifeline.functions.standin;

import org.jspecify.annotations.NullMarked;
