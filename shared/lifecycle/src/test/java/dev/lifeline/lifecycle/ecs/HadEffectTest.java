package dev.lifeline.lifecycle.ecs;

import static dev.lifeline.lifecycle.TaskSketch.NOON;
import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two facts about a task: it was RUNNING, and its program may have had an effect. */
class HadEffectTest {
    private static final String WAITED_IN_VAIN =
            "CannotStartContainerError: dependency graph: failed to resolve container ordering dependency [side] for"
                    + " target [app] as dependency did not exit successfully.";

    private static final List<Boolean> EITHER = List.of(false, true);
    private static final List<String> ENDS = List.of("none", "0", "1", "143", "waited in vain");

    private record EffectCase(
            boolean startedAt, boolean seenRunning, String app, String side, String essential, boolean failedToStart) {

        EcsTask seen() {
            TaskSketch sketch = task("1", 7, "STOPPED")
                    .stopping(failedToStart ? "TaskFailedToStart" : "EssentialContainerExited", "why")
                    .without("app")
                    .with(ended("app", app))
                    .with(ended("side", side));
            EcsTask last = (startedAt ? sketch.ran() : sketch).now();
            // A RUNNING snapshot without a time, which is not documented.
            TaskSketch running = new TaskSketch(
                    "1", 4, "RUNNING", "RUNNING", Optional.empty(), false, false, Optional.empty(), List.of());
            return seenRunning
                    ? last.after(Optional.of(running.now().after(Optional.empty(), NOON)), NOON.plusSeconds(60))
                    : last.after(Optional.empty(), NOON.plusSeconds(60));
        }

        Essentials essentials() {
            return essential.equals("unknown")
                    ? new Essentials.EssentialsUnknown()
                    : new Essentials.Named(List.of(essential));
        }
    }

    private static EcsContainer ended(String name, String end) {
        return switch (end) {
            case "none" -> container(name, "STOPPED");
            case "waited in vain" ->
                new EcsContainer(
                        name,
                        EcsStatus.Known.STOPPED,
                        Optional.of(143),
                        Optional.of(Reason.of(WAITED_IN_VAIN)),
                        Optional.empty(),
                        List.of());
            default -> container(name, Integer.parseInt(end));
        };
    }

    private static List<EffectCase> cases() {
        List<EffectCase> all = new ArrayList<>();
        for (boolean startedAt : EITHER) {
            for (boolean seenRunning : EITHER) {
                for (String app : ENDS) {
                    for (String side : ENDS) {
                        for (String essential : List.of("app", "side", "unknown")) {
                            for (boolean failedToStart : EITHER) {
                                all.add(new EffectCase(startedAt, seenRunning, app, side, essential, failedToStart));
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    @Test
    void a_task_ran_if_it_was_seen_RUNNING_or_ECS_says_since_when_and_no_exit_code_makes_it_so() {
        assertThat(cases())
                .hasSize(600)
                .allSatisfy(it -> assertThat(it.seen().reachedRunning()).isEqualTo(it.startedAt() || it.seenRunning()));
    }

    @Test
    void a_program_had_an_effect_if_its_task_ran_or_a_container_that_may_decide_has_a_code_of_its_own() {
        assertThat(cases())
                .allSatisfy(it ->
                        assertThat(Exit.hadEffect(it.seen(), it.essentials())).isEqualTo(expected(it)));
    }

    private static boolean expected(EffectCase it) {
        if (it.startedAt() || it.seenRunning()) {
            return true;
        }
        boolean appRan = ranByItself(it.app());
        boolean sideRan = ranByItself(it.side());
        boolean appWaited = it.app().equals("waited in vain");
        boolean sideWaited = it.side().equals("waited in vain");
        boolean someNeverRan = it.app().equals("none") || it.side().equals("none");
        return switch (it.essential()) {
            case "app" -> appRan || (appWaited && sideRan);
            case "side" -> sideRan || (sideWaited && appRan);
            default -> (appRan || sideRan) && !(it.failedToStart() && someNeverRan);
        };
    }

    @Test
    void a_task_ran_from_its_start_until_its_containers_had_stopped_or_now() {
        EcsTask running = task("1", 4, "RUNNING").now();
        Instant started = running.times().started().orElseThrow();
        EcsTask stopped = new EcsTask(
                running.ref(),
                5,
                running.lastStatus(),
                running.desiredStatus(),
                running.stop(),
                new EcsTask.Times(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(started),
                        Optional.of(started.plusSeconds(30))),
                running.placement(),
                running.containers());
        assertThat(running.running(started.plusSeconds(90))).contains(Duration.ofSeconds(90));
        assertThat(stopped.running(started.plusSeconds(90))).contains(Duration.ofSeconds(30));
        assertThat(task("1", 3, "PENDING").now().running(started)).isEmpty();
    }

    private static boolean ranByItself(String end) {
        return List.of("0", "1", "143").contains(end);
    }

    @ParameterizedTest(name = "{0} {1}, essential {2}: {3}")
    @CsvSource({
        "app,  RUNNING, app,  true",
        "side, RUNNING, app,  false",
        "app,  PENDING, app,  false",
        "app,  STOPPED, app,  false",
    })
    void a_container_that_runs_in_a_task_on_its_way_may_do_something(
            String container, String status, String essential, boolean effect) {
        EcsTask task = task("1", 3, "ACTIVATING")
                .without("app")
                .with(container(container, status))
                .now();
        assertThat(Exit.hadEffect(task, new Essentials.Named(List.of(essential))))
                .isEqualTo(effect);
    }

    @Test
    void a_program_that_ended_before_its_sidecars_started_is_told_from_one_that_waited_in_vain() {
        EcsTask waited = neverRan("1", 5, "TaskFailedToStart", "Task failed to start")
                .without("app")
                .with(ended("side", "1"))
                .with(ended("app", "waited in vain"))
                .now();
        Essentials app = new Essentials.Named(List.of("app"));
        assertThat(Exit.of(waited, app)).isEqualTo(new Exit.BadExit("side", 1));
        assertThat(Exit.of(waited, new Essentials.EssentialsUnknown())).isEqualTo(new Exit.BadExit("side", 1));
        assertThat(Exit.of(waited, new Essentials.Named(List.of("other")))).isEqualTo(new Exit.NoCode());
    }
}
