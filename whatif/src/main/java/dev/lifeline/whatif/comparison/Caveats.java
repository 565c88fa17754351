package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.cause.Cause;
import java.util.Set;

/**
 * What limits a result.
 *
 * @param untried the causes after which no retry was observed, though one policy retries them
 * @param strangers the families that the user assumes something about and that no run has
 * @param cutShort the runs with an attempt that a time limit stopped and that a compared policy would have let run
 */
public record Caveats(Set<Cause> untried, Set<String> strangers, long cutShort) {
    public Caveats {
        untried = Set.copyOf(untried);
        strangers = Set.copyOf(strangers);
    }
}
