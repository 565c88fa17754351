package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import dev.lifeline.lifecycle.run.Gap;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a task event says.
 *
 * @param launch how to launch the task again; read when it is asked for, since few events need it
 */
public record TaskDetail(EcsTask task, Supplier<ToldLaunch> launch) {

    /** Without the launch, which may hold secrets. */
    @Override
    public String toString() {
        return "TaskDetail[task=" + task + "]";
    }

    /**
     * How to launch a task again, as far as its event says: the essential containers, security groups, public address,
     * placement and tags are not in it, and of the subnets only the one that was used.
     *
     * @param unread each field that could not be read, with its path and what is wrong with it: the request lacks it
     */
    public record ToldLaunch(LaunchRequest request, List<String> unread) {
        public ToldLaunch {
            unread = List.copyOf(unread);
        }

        /** The same, with overrides that are known in full. */
        public ToldLaunch with(Overrides overrides) {
            return new ToldLaunch(
                    request.with(overrides),
                    unread.stream()
                            .filter(field -> !field.startsWith("detail.overrides"))
                            .toList());
        }

        /** What is not known of how to launch it again. */
        public List<Gap> gaps() {
            return unread.stream()
                    .map(field -> new Gap(Gap.Kind.LASTING, "its event cannot be read, " + field))
                    .toList();
        }
    }
}
