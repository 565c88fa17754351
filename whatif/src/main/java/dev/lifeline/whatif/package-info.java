/** Compares two policies over recorded events and stored runs. */
@NullMarked
package dev.lifeline.whatif;

import org.jspecify.annotations.NullMarked;
