/** A run and its parts: what is stored between two decisions. */
@NullMarked
package dev.lifeline.lifecycle.run;

import org.jspecify.annotations.NullMarked;
