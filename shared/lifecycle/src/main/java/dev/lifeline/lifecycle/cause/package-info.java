/** Why an attempt ended: the classes of failure, and the versioned catalog of texts that map to them. */
@NullMarked
package dev.lifeline.lifecycle.cause;

import org.jspecify.annotations.NullMarked;
