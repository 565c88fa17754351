package dev.lifeline.lifecycle.container;

import java.util.List;

/**
 * The containers of one task, as far as the agent's {@code handleContainerChange} needs them.
 *
 * @param stoppedAgain whether a container that came back after its stop was stopped again; that happens once a task,
 *     however many containers come back, so that a broken report cannot cause stop after stop
 */
public record ManagedTask(List<Container> containers, boolean stoppedAgain) {
    public ManagedTask {
        containers = List.copyOf(containers);
    }

    /** What becomes of an event before its error is looked at. */
    public sealed interface Admission {
        /** The event is of another task's container: dropped. */
        record UnknownContainer() implements Admission {}

        /** The event tells nothing new: dropped. */
        record Redundant(Container container) implements Admission {}

        /** A stopped container was seen running: stop it again, keep it as stopped, go on with {@code next}. */
        record StopAgain(Container container, ManagedTask next) implements Admission {}

        /**
         * The event is news for this container, given as it was before. What comes next, {@link EventErrors} says when
         * the event has an error; else the event's status becomes the known one.
         */
        record News(Container container) implements Admission {}
    }

    /** The checks that the agent makes first (task_manager.go, {@code handleContainerChange}). */
    public Admission admit(ContainerEvent event) {
        for (Container container : containers) {
            if (container.name().equals(event.container())) {
                return admit(container, event.status());
            }
        }
        return new Admission.UnknownContainer();
    }

    /** Puts a container back after an event; every other one stays. */
    public ManagedTask with(Container next) {
        return new ManagedTask(
                containers.stream()
                        .map(it -> it.name().equals(next.name()) ? next : it)
                        .toList(),
                stoppedAgain);
    }

    private Admission admit(Container container, ContainerStatus status) {
        // Before the redundancy check, which would hide that the container came back.
        if (container.known() == ContainerStatus.STOPPED && status.isRunning() && !stoppedAgain) {
            return new Admission.StopAgain(container, new ManagedTask(containers, true));
        }
        return status.isBeyond(container.known()) ? new Admission.News(container) : new Admission.Redundant(container);
    }
}
