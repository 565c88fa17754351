/** Readers of recorded events: compressed or not, one per line, concatenated, in arrays or wrapped by log services. */
@NullMarked
package dev.lifeline.whatif.archive;

import org.jspecify.annotations.NullMarked;
