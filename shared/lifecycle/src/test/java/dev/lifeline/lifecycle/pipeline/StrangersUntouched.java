package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Run;
import java.util.stream.Stream;

/** A task that only has the name of the run is not the run's. */
final class StrangersUntouched {
    private StrangersUntouched() {}

    static void hold(Decision decision) {
        assertThat(Stream.concat(
                                tasks(decision.run()),
                                decision.effects().stream().flatMap(StrangersUntouched::task))
                        .map(TaskRef::id))
                .as("a task that only bears the run's name is neither taken over nor touched")
                .noneMatch(id -> id.startsWith(AnyObservation.STRANGER));
    }

    private static Stream<TaskRef> tasks(Run run) {
        return Stream.concat(run.attempt().task().stream(), run.past().stream().flatMap(past -> past.task().stream()));
    }

    private static Stream<TaskRef> task(Effect effect) {
        return switch (effect) {
            case Effect.StopTask stop -> Stream.of(stop.task());
            case Effect.DescribeTask describe -> Stream.of(describe.task());
            case Effect.RunTask run -> Stream.empty();
            case Effect.FindTask find -> Stream.empty();
            case Effect.SendCallback send -> Stream.empty();
        };
    }
}
