/** The restart supervisor: one decision after each observation of a run. */
@NullMarked
package dev.lifeline.lifecycle.run;

import org.jspecify.annotations.NullMarked;
