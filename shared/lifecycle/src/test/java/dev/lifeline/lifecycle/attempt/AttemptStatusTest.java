package dev.lifeline.lifecycle.attempt;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.task.Outcome;
import dev.lifeline.lifecycle.task.Port;
import dev.lifeline.lifecycle.task.PortStatus;
import dev.lifeline.lifecycle.task.RuntimeStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The status of containers and ports, and the log streams of an attempt. */
class AttemptStatusTest {
    private static final LaunchRequest REQUEST = Requests.of(new Essentials.Named(List.of("app")));
    private static final Attempt ATTEMPT = Attempt.first(3, NOON, NOON.plusSeconds(900));

    @Test
    void the_container_status_is_that_of_the_first_essential_container() {
        TaskSketch task =
                exited("1", 4, 3).without("app").with(container("side", 1)).with(container("app", 3));
        assertThat(controller(task).containerStatus()).isEqualTo(Optional.of(new RuntimeStatus("rt", 3)));
        assertThat(controller(task("1", 1, "PENDING")).containerStatus())
                .isEqualTo(Optional.of(new RuntimeStatus("", 0)));
        assertThat(controller(task("1", 1, "PENDING").without("app")).containerStatus())
                .isEmpty();
        assertThat(new EcsController(REQUEST, ATTEMPT).containerStatus()).isEmpty();
    }

    /** Every combination of the ends of two essential containers and a third one. */
    @Test
    void the_container_id_and_the_exit_code_of_a_status_are_of_one_container() {
        List<Optional<Integer>> codes =
                List.of(Optional.empty(), Optional.of(0), Optional.of(3), Optional.of(137), Optional.of(143));
        List<Essentials> essentials =
                List.of(new Essentials.Named(List.of("a", "b")), new Essentials.EssentialsUnknown());
        for (Essentials known : essentials) {
            for (Optional<Integer> a : codes) {
                for (Optional<Integer> b : codes) {
                    for (Optional<Integer> c : codes) {
                        checkStatus(known, ended("a", a), ended("b", b), ended("c", c));
                    }
                }
            }
        }
    }

    private static void checkStatus(Essentials essentials, EcsContainer... containers) {
        TaskSketch task = exited("1", 4, 0).without("app");
        for (EcsContainer container : containers) {
            task = task.with(container);
        }
        EcsController controller = new EcsController(
                Requests.of(essentials), ATTEMPT.withLaunch(new Launch.Launched(ref("1"), Optional.of(task.now()))));
        RuntimeStatus status = controller.containerStatus().orElseThrow();
        // As in the lifecycle: the code of a failure replaces that of the status.
        int code = controller.await() instanceof Outcome.Failed failed
                        && failed.exitCode().isPresent()
                ? failed.exitCode().getAsInt()
                : status.exitCode();
        assertThat(List.of(containers))
                .as("%s %s", essentials, task)
                .anyMatch(container -> container.runtimeId().orElseThrow().equals(status.containerId())
                        && container.exitCode().orElse(0) == code);
    }

    private static EcsContainer ended(String name, Optional<Integer> code) {
        return new EcsContainer(
                name, EcsStatus.Known.STOPPED, code, Optional.empty(), Optional.of("id-" + name), List.of());
    }

    @Test
    void the_port_status_is_that_of_all_containers() {
        TaskSketch task = task("1", 4, "RUNNING")
                .with(listening("web", new EcsContainer.PortBinding(80, 32768, "tcp")))
                .with(listening("dns", new EcsContainer.PortBinding(53, 32769, "udp")));
        assertThat(controller(task).portStatus())
                .isEqualTo(Optional.of(new PortStatus(
                        List.of(new Port(Port.Protocol.TCP, 80, 32768), new Port(Port.Protocol.UDP, 53, 32769)))));
        assertThat(controller(task("1", 4, "RUNNING")).portStatus()).isEmpty();
    }

    private static EcsContainer listening(String name, EcsContainer.PortBinding port) {
        return new EcsContainer(
                name, EcsStatus.Known.RUNNING, Optional.empty(), Optional.empty(), Optional.empty(), List.of(port));
    }

    private static EcsController controller(TaskSketch task) {
        return new EcsController(REQUEST, ATTEMPT.withLaunch(seen(task)));
    }

    private static Launch seen(TaskSketch task) {
        return new Launch.Launched(ref("1"), Optional.of(task.now()));
    }
}
