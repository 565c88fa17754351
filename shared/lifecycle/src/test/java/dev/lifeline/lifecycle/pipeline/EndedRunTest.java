package dev.lifeline.lifecycle.pipeline;

import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.ref;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.ecs.CallbackNews;
import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import dev.lifeline.lifecycle.ecs.NoAnswer;
import dev.lifeline.lifecycle.run.Run;
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
                launched(new LaunchAnswer.TaskCreated(ref("1"), Optional.empty())),
                launched(new LaunchAnswer.TaskCreated(
                        ref("2"), Optional.of(task("2", 1, "RUNNING").now()))),
                launched(new LaunchAnswer.NotPlaced(new LaunchFailure("AGENT"))),
                launched(new LaunchAnswer.Conflict(
                        List.of(task("1", 1, "PROVISIONING").now()))),
                launched(new LaunchAnswer.Conflict(List.of())),
                launched(new LaunchAnswer.Rejected(new LaunchRefusal("ClientException", "no", 400))),
                launched(new LaunchAnswer.Rejected(new LaunchRefusal("ThrottlingException", "no", 400))),
                launched(new LaunchAnswer.LaunchUnanswered("no")),
                stopped(new StopAnswer.StopAccepted(
                        Optional.of(exited("1", 9, 1).now()))),
                stopped(new StopAnswer.NothingToStop()),
                stopped(new StopAnswer.StopFailed("no")),
                described(new DescribeAnswer.Seen(task("1", 9, "RUNNING").now())),
                described(new DescribeAnswer.TaskMissing()),
                described(new DescribeAnswer.DescribeUnanswered(NoAnswer.SILENT, "no")),
                new Observation.FindAnswered(
                        1,
                        new FindAnswer.TasksListed(
                                List.of(task("1", 1, "PROVISIONING").now()))),
                new Observation.FindAnswered(1, new FindAnswer.NoneListed()),
                new Observation.FindAnswered(1, new FindAnswer.ListUnanswered(NoAnswer.SILENT, "no")),
                new Observation.TimePassed(),
                new Observation.StopRequested("enough", StopManner.GRACEFUL),
                new Observation.StopRequested("enough", StopManner.AT_ONCE),
                new Observation.SuspendRequested("not now"),
                new Observation.ResumeRequested(),
                new Observation.CallbackAnswered(
                        1, CallbackNews.ENDED, new Observation.CallbackAnswer.CallbackDelivered()));
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
