package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import java.util.List;
import java.util.function.Supplier;

/**
 * The detail of a task event.
 *
 * @param launch how to launch the task again; read on demand, because few events need it
 */
public record TaskDetail(EcsTask task, Supplier<ToldLaunch> launch) {

    /** Omits the launch, which may contain secrets. */
    @Override
    public String toString() {
        return "TaskDetail[task=" + task + "]";
    }

    /**
     * How to launch a task again, as far as its event shows. It lacks the essential containers, security groups, public
     * address, placement and tags, and has only the subnet that was used.
     *
     * @param unread each unreadable field with its path and problem: the request lacks it
     */
    public record ToldLaunch(LaunchRequest request, List<String> unread) {
        public ToldLaunch {
            unread = List.copyOf(unread);
        }

        /** The same, with the complete overrides. */
        public ToldLaunch with(Overrides overrides) {
            return new ToldLaunch(
                    request.with(overrides),
                    unread.stream()
                            .filter(field -> !field.startsWith("detail.overrides"))
                            .toList());
        }

        /** What is unknown about launching it again. */
        public List<MissingLaunchFact> gaps() {
            return unread.stream()
                    .map(field -> new MissingLaunchFact(
                            MissingLaunchFact.Availability.LASTING, "its event cannot be read, " + field))
                    .toList();
        }
    }
}
