/** What a run would have done under a policy: observed attempts as far as they go, drawn ones after that. */
@NullMarked
package dev.lifeline.whatif.prediction;

import org.jspecify.annotations.NullMarked;
