package dev.lifeline.simulator.model;

import java.util.Optional;

/**
 * A ListTasks call.
 *
 * @param desiredStatus RUNNING unless the caller asks for STOPPED, as in ECS
 * @param page where to continue, and the page size, 1 to 100
 */
public record ListTasksRequest(
        String cluster,
        Optional<String> family,
        Optional<String> startedBy,
        Optional<SimulatedLaunchType> launchType,
        Optional<String> containerInstance,
        DesiredStatus desiredStatus,
        PageRequest page) {

    public static ListTasksRequest startedBy(String cluster, String startedBy, DesiredStatus desired) {
        return new ListTasksRequest(
                cluster,
                Optional.empty(),
                Optional.of(startedBy),
                Optional.empty(),
                Optional.empty(),
                desired,
                PageRequest.first());
    }

    /**
     * Whether it has a filter that ECS refuses beside {@code startedBy}. The API's documentation also names
     * {@code desiredStatus}, which ECS accepts.
     */
    public boolean narrowsFurther() {
        return family.isPresent() || launchType.isPresent() || containerInstance.isPresent();
    }

    /** A window on the result. */
    public record PageRequest(Optional<String> token, int size) {
        public static final int LARGEST = 100;

        public static PageRequest first() {
            return new PageRequest(Optional.empty(), LARGEST);
        }
    }
}
