package dev.lifeline.lifecycle.ecs;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitTest {

    /** Containers with their exit codes, {@code -} for none; essential: the containers' names, or {@code unknown}. */
    @ParameterizedTest(name = "{0}, essential {1}: {2}")
    @CsvSource({
        "app:0,            app,      success",
        "app:1,            app,      app 1",
        "app:143,          app,      app 143",
        "app:-,            app,      no code",
        "app:0 side:1,     app,      success",
        "app:- side:1,     app,      no code",
        "app:1 side:0,     app,      app 1",
        "app:0 side:1,     app side, side 1",
        "app:2 side:1,     app side, app 2",
        "app:0 side:137,   app side, side 137",
        "app:0 side:-,     app side, success",
        "app:0,            gone,     no code",
        "app:0,            unknown,  success",
        "app:1,            unknown,  app 1",
        "app:137,          unknown,  app 137",
        "app:143 side:137, unknown,  app 143",
        "app:0 side:143,   unknown,  success",
        "side:137 app:0,   unknown,  success",
        "side:137 app:3,   unknown,  app 3",
        "app:- side:-,     unknown,  no code",
        "app:139 side:0,   unknown,  app 139",
    })
    void exit_codes_of_essential_containers_tell_how_the_program_ended(
            String containers, String essential, String exit) {
        TaskSketch task = exited("1", 5, 0).without("app");
        for (String word : containers.split(" ", -1)) {
            String[] parts = word.split(":", -1);
            task = task.with(
                    parts[1].equals("-")
                            ? container(parts[0], "STOPPED")
                            : container(parts[0], Integer.parseInt(parts[1])));
        }
        Essentials essentials = essential.equals("unknown")
                ? new Essentials.EssentialsUnknown()
                : new Essentials.Named(Arrays.asList(essential.split(" ", -1)));
        assertThat(words(Exit.of(task.now(), essentials))).isEqualTo(exit);
    }

    @Test
    void a_container_killed_for_its_memory_has_failed_though_another_obeyed_the_stop() {
        EcsContainer killed = new EcsContainer(
                "app",
                EcsStatus.Known.STOPPED,
                Optional.of(137),
                Optional.of(Reason.of("OutOfMemoryError: Container killed due to memory usage")),
                Optional.empty(),
                List.of());
        EcsTask task = exited("1", 5, 0)
                .without("app")
                .with(killed)
                .with(container("side", 0))
                .now();
        assertThat(words(Exit.of(task, new Essentials.EssentialsUnknown()))).isEqualTo("app 137");
    }

    /** The whole task never was RUNNING, but side exited with 0. */
    @ParameterizedTest(name = "app {0} {1}, essential {2}, started {3}: {4}")
    @CsvSource({
        "STOPPED, CannotStartContainerError: x, unknown, false, no code",
        "STOPPED, CannotStartContainerError: x, side,    false, success",
        "STOPPED, CannotStartContainerError: x, unknown, true,  success",
        "STOPPED,                             , unknown, false, no code",
        "STOPPED,                             , side,    false, success",
        "STOPPED,                             , unknown, true,  success",
        "PENDING, CannotStartContainerError: x, unknown, false, success",
    })
    void one_containers_exit_code_says_nothing_for_one_that_never_started(
            String status, @Nullable String reason, String essential, boolean started, String exit) {
        TaskSketch task = neverRan("1", 5, "TaskFailedToStart", "Task failed to start")
                .without("app")
                .with(reason == null ? container("app", status) : container("app", status, reason))
                .with(container("side", 0));
        Essentials essentials = essential.equals("unknown")
                ? new Essentials.EssentialsUnknown()
                : new Essentials.Named(List.of(essential));
        assertThat(words(Exit.of((started ? task.ran() : task).now(), essentials)))
                .isEqualTo(exit);
    }

    @ParameterizedTest(name = "app 143 {0}, side 137 {1}: {2}")
    @CsvSource({
        "'',                        '',                        app 143",
        "'',                        OutOfMemoryError: killed,  side 137",
        "'',                        Container was killed,      app 143",
        "outofmemoryerror,          OutOfMemoryError: killed,  app 143",
    })
    void only_the_container_that_was_killed_for_its_memory_is_not_stopped_by_ECS(String app, String side, String exit) {
        EcsTask task = exited("1", 5, 0)
                .without("app")
                .with(stopped("app", 143, app))
                .with(stopped("side", 137, side))
                .now();
        assertThat(words(Exit.of(task, new Essentials.EssentialsUnknown()))).isEqualTo(exit);
        EcsTask succeeded = exited("1", 5, 0)
                .without("app")
                .with(stopped("app", 137, "Container was killed"))
                .with(container("side", 0))
                .now();
        assertThat(words(Exit.of(succeeded, new Essentials.EssentialsUnknown())))
                .isEqualTo("success");
    }

    /**
     * Containers with their exit codes, {@code -} for none. The task has stopped, is stopping for a reason, or runs.
     */
    @ParameterizedTest(name = "{0} {1}, essential {2}: {3}")
    @CsvSource({
        "STOPPED,  app:-,        app,      true",
        "STOPPED,  app:-,        unknown,  true",
        "STOPPING, app:0,        app,      true",
        "STOPPING, app:0 side:-, app,      true",
        "STOPPING, app:0 side:-, app side, false",
        "STOPPING, app:0 side:1, app side, true",
        "STOPPING, app:0,        app side, false",
        "STOPPING, app:-,        app,      false",
        "STOPPING, side:0,       app,      false",
        "STOPPING, app:0,        unknown,  true",
        "STOPPING, app:0 side:-, unknown,  false",
        "STOPPING, app:0 side:1, unknown,  true",
        "STOPPING, '',           unknown,  false",
        "STOPPING, '',           '',       false",
        "RUNNING,  app:0,        app,      false",
        "RUNNING,  app:0,        unknown,  false",
    })
    void how_a_program_ended_is_final_once_ECS_says_why_and_each_essential_container_has_its_code(
            String last, String containers, String essential, boolean isFinal) {
        TaskSketch sketch = TaskSketch.task("1", 4, last).ran().without("app");
        TaskSketch task = last.equals("RUNNING") ? sketch : sketch.stopping("EssentialContainerExited", "x");
        for (String word : words(containers)) {
            String[] parts = word.split(":", -1);
            task = task.with(
                    parts[1].equals("-")
                            ? container(parts[0], "RUNNING")
                            : container(parts[0], Integer.parseInt(parts[1])));
        }
        Essentials essentials = essential.equals("unknown")
                ? new Essentials.EssentialsUnknown()
                : new Essentials.Named(words(essential));
        assertThat(Exit.isFinal(task.now(), essentials)).isEqualTo(isFinal);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    private static EcsContainer stopped(String name, int code, String reason) {
        return new EcsContainer(
                name,
                EcsStatus.Known.STOPPED,
                Optional.of(code),
                reason.isEmpty() ? Optional.empty() : Optional.of(Reason.of(reason)),
                Optional.empty(),
                List.of());
    }

    private static String words(Exit exit) {
        return switch (exit) {
            case Exit.Success success -> "success";
            case Exit.BadExit failure -> failure.container() + " " + failure.code();
            case Exit.NoCode none -> "no code";
        };
    }
}
