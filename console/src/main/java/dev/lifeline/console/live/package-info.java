/** Server-sent events: one poll for all pages that show the same, and only what has changed. */
@NullMarked
package dev.lifeline.console.live;

import org.jspecify.annotations.NullMarked;
