package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the facts of a failed attempt add to the item of its run. */
class FactsSizeTest {
    private final RunCodec codec = new RunCodec();

    @Test
    void the_facts_that_the_rules_were_asked_about_take_less_than_100_bytes_for_each_failed_attempt() {
        Decision launch = Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), Runs.at(Runs.NOON));
        TaskSeen failed =
                new TaskSeen(1, Runs.task(1, 3, "STOPPED", Optional.of("CannotPullContainerError: i/o timeout")));
        Decision ended = Supervisor.decide(launch.run(), failed, Runs.at(Runs.NOON.plusSeconds(60)));

        int with = bytes(ended, ended.explanation());
        int without = bytes(ended, withoutFacts(ended.explanation()));

        System.out.println("FactsSizeTest: " + without + " bytes without, " + with + " with the facts");
        assertThat(ended.explanation().judged()).isPresent();
        assertThat(with - without).isBetween(1, 99);
    }

    private int bytes(Decision decision, Explanation why) {
        return RunItem.lines(Stream.of(codec.write(decision.run()), "1.1 " + codec.write(why)))
                .b()
                .asByteArrayUnsafe()
                .length;
    }

    private static Explanation withoutFacts(Explanation why) {
        return new Explanation(
                why.at(),
                why.observation(),
                why.version(),
                why.attempt(),
                why.from(),
                why.to(),
                why.ended(),
                why.cause(),
                Optional.empty(),
                why.shadow(),
                why.spent(),
                why.effects(),
                why.deadline(),
                why.policy(),
                why.reason());
    }
}
