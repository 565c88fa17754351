package dev.lifeline.lifecycle.run;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.FindAnswer;
import dev.lifeline.lifecycle.run.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.run.Observation.StopAnswer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EndedRunTest {

    static Stream<Observation> everything() {
        return Stream.of(
                new Observation.TaskSeen(1, task("1", 9, "RUNNING").now()),
                new Observation.TaskSeen(1, exited("1", 9, 1).now()),
                new Observation.TaskSeen(1, task("2", 1, "RUNNING").now()),
                new Observation.TaskSeen(2, task("2", 1, "RUNNING").now()),
                new Observation.InstanceLost("i-1"),
                new Observation.InstanceImpaired("i-1"),
                launched(new LaunchAnswer.Accepted(ref("1"), Optional.empty())),
                launched(new LaunchAnswer.Accepted(
                        ref("2"), Optional.of(task("2", 1, "RUNNING").now()))),
                launched(new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT"))),
                launched(new LaunchAnswer.Conflict(
                        List.of(task("1", 1, "PROVISIONING").now()))),
                launched(new LaunchAnswer.Conflict(List.of())),
                launched(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no", 400))),
                launched(new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "no", 400))),
                launched(new LaunchAnswer.Unknown("no")),
                stopped(new StopAnswer.Accepted(Optional.of(exited("1", 9, 1).now()))),
                stopped(new StopAnswer.Missing()),
                stopped(new StopAnswer.Failed("no")),
                described(new DescribeAnswer.Seen(task("1", 9, "RUNNING").now())),
                described(new DescribeAnswer.Missing()),
                described(new DescribeAnswer.Unknown(NoAnswer.SILENT, "no")),
                new Observation.FindAnswered(
                        1,
                        new FindAnswer.Found(
                                List.of(task("1", 1, "PROVISIONING").now()))),
                new Observation.FindAnswered(1, new FindAnswer.NotFound()),
                new Observation.FindAnswered(1, new FindAnswer.Unknown(NoAnswer.SILENT, "no")),
                new Observation.TimePassed(),
                new Observation.StopRequested("enough"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_run_that_ended_stays_ended(Observation observation) {
        Scene scene = Scene.running().sees(exited("1", 5, 0)).later(100_000);
        Run ended = scene.run();
        scene.observes(observation);
        assertThat(scene.run().phase()).isEqualTo(ended.phase());
        assertThat(scene.run().attempt().status()).isEqualTo(ended.attempt().status());
        assertThat(scene.run().past()).isEqualTo(ended.past());
        assertThat(scene.run().spent()).isEqualTo(ended.spent());
    }

    private static Observation launched(LaunchAnswer answer) {
        return new Observation.LaunchAnswered(1, answer);
    }

    private static Observation stopped(StopAnswer answer) {
        return new Observation.StopAnswered(1, ref("1"), answer);
    }

    private static Observation described(DescribeAnswer answer) {
        return new Observation.DescribeAnswered(1, ref("1"), answer);
    }
}
