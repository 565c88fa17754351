/** A stand-in for AWS inside of the function itself, for as long as it rehearses. */
@NullMarked
package dev.lifeline.functions.standin;

import org.jspecify.annotations.NullMarked;
