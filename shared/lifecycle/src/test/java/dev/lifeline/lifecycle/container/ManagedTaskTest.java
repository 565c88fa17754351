package dev.lifeline.lifecycle.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.SeedTable;
import dev.lifeline.lifecycle.container.ManagedTask.Admission;
import dev.lifeline.lifecycle.container.ManagedTask.Admission.News;
import dev.lifeline.lifecycle.container.ManagedTask.Admission.Redundant;
import dev.lifeline.lifecycle.container.ManagedTask.Admission.StopAgain;
import dev.lifeline.lifecycle.container.ManagedTask.Admission.UnknownContainer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagedTaskTest {

    private static final SeedTable TABLE = SeedTable.read("container-errors.txt", "admit");

    @Test
    void admits_what_the_ECS_agent_admits_for_every_known_status_and_event() {
        int cases = 0;
        for (ContainerStatus known : ContainerStatus.values()) {
            for (ContainerStatus status : ContainerStatus.values()) {
                for (boolean stoppedAgain : new boolean[] {false, true}) {
                    cases++;
                    Container app = container("app", known);
                    ManagedTask task =
                            new ManagedTask(List.of(container("other", ContainerStatus.NONE), app), stoppedAgain);
                    assertThat(task.admit(event("app", status)))
                            .as("known %s, event %s, stopped again %s", known, status, stoppedAgain)
                            .isEqualTo(expected(task, app, status));
                }
            }
        }
        assertThat(cases).isEqualTo(7 * 7 * 2);
    }

    private static Admission expected(ManagedTask task, Container app, ContainerStatus status) {
        int column = Arrays.asList(ContainerStatus.values()).indexOf(status) + 1;
        return switch (TABLE.row(app.known()).get(column)) {
            case "n" -> new News(app);
            case "." -> new Redundant(app);
            case "r" ->
                task.stoppedAgain() ? new Redundant(app) : new StopAgain(app, new ManagedTask(task.containers(), true));
            default -> throw new IllegalStateException();
        };
    }

    @Test
    void drops_an_event_of_another_tasks_container() {
        ManagedTask task = new ManagedTask(List.of(container("app", ContainerStatus.NONE)), false);
        for (ContainerStatus status : ContainerStatus.values()) {
            assertThat(task.admit(event("stranger", status))).isEqualTo(new UnknownContainer());
        }
    }

    @Test
    void stops_again_once_a_task_even_when_two_containers_come_back() {
        ManagedTask task = new ManagedTask(
                List.of(container("app", ContainerStatus.STOPPED), container("sidecar", ContainerStatus.STOPPED)),
                false);
        Admission first = task.admit(event("app", ContainerStatus.RUNNING));
        assertThat(first)
                .isInstanceOfSatisfying(
                        StopAgain.class,
                        stop -> assertThat(stop.next().admit(event("sidecar", ContainerStatus.RUNNING)))
                                .isInstanceOf(Redundant.class));
    }

    @Test
    void puts_a_container_back_and_leaves_the_others_alone() {
        Container other = container("other", ContainerStatus.PULLED);
        Container app = container("app", ContainerStatus.NONE);
        ManagedTask task = new ManagedTask(List.of(other, app), true);
        assertThat(task.with(app.withKnown(ContainerStatus.CREATED)))
                .isEqualTo(new ManagedTask(List.of(other, container("app", ContainerStatus.CREATED)), true));
    }

    private static Container container(String name, ContainerStatus known) {
        return new Container(name, known, ContainerStatus.RUNNING, Optional.empty());
    }

    private static ContainerEvent event(String container, ContainerStatus status) {
        return new ContainerEvent(container, status, Optional.empty());
    }
}
