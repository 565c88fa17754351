/** What happened to each run, from recorded events or from the table. */
@NullMarked
package dev.lifeline.whatif.history;

import org.jspecify.annotations.NullMarked;
