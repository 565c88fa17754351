/** Run events, from the changes of the table to a target of the user's. */
@NullMarked
package dev.lifeline.local.events;

import org.jspecify.annotations.NullMarked;
