/** How the runs of a history differ under two policies. */
@NullMarked
package dev.lifeline.whatif.comparison;

import org.jspecify.annotations.NullMarked;
