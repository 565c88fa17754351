package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a foreign task could be launched again.
 *
 * @param request as far as it is known
 * @param gaps what is unknown about it; with any, the task is watched and may be stopped, but is not launched again
 */
public record Adoption(LaunchRequest request, List<MissingLaunchFact> gaps) {

    public Adoption {
        gaps = List.copyOf(gaps);
    }

    public static String inWords(List<MissingLaunchFact> gaps) {
        return "cannot be launched again faithfully: "
                + gaps.stream().map(MissingLaunchFact::what).collect(Collectors.joining("; "));
    }
}
