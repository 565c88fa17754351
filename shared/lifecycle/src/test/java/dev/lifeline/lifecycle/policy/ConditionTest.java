package dev.lifeline.lifecycle.policy;

import static dev.lifeline.lifecycle.TaskSketch.container;
import static dev.lifeline.lifecycle.TaskSketch.exited;
import static dev.lifeline.lifecycle.TaskSketch.neverRan;
import static dev.lifeline.lifecycle.TaskSketch.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifeline.lifecycle.TaskSketch;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.policy.Condition.CauseIn;
import dev.lifeline.lifecycle.policy.Condition.ContainerLike;
import dev.lifeline.lifecycle.policy.Condition.ExitCode;
import dev.lifeline.lifecycle.policy.Condition.ExitCode.Sense;
import dev.lifeline.lifecycle.policy.Condition.ReasonLike;
import dev.lifeline.lifecycle.policy.Condition.StopCodeIn;
import dev.lifeline.lifecycle.text.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest extends ConditionScene {
    /** The task's reason, those of its containers, and the evidence. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the task*,     true",
        "of app,        true",
        "the evidence,  true",
        "'*',           true",
        "the evidences, false",
        "app,           false",
    })
    void each_text_that_says_why_may_be_meant(String glob, boolean holds) {
        FailureContext own = ended(
                exited("1", 6, 1).stopping("UserInitiated", "the task").with(container("side", "STOPPED", "of app")));
        FailureContext same = ended(exited("1", 6, 1)
                .stopping("UserInitiated", "the evidence")
                .with(container("side", "STOPPED", "of app"))
                .with(container("more", "STOPPED", "the task")));

        assertThat(new ReasonLike(new Glob(glob)).holds(own)).isEqualTo(holds);
        assertThat(new ReasonLike(new Glob(glob)).holds(same)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"HOST, true", "HEALTH, true", "EXIT_CODE, false"})
    void the_cause_is_one_of_those_named(Cause cause, boolean holds) {
        assertThat(new CauseIn(Set.of(Cause.HOST, Cause.HEALTH)).holds(FailureContexts.over(cause, true)))
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "app exits with {0}: among {1}, not among {2}")
    @CsvSource({
        "1,  false, true",
        "2,  true,  false",
        "3,  false, true",
        "63, false, true",
        "64, true,  false",
        "70, true,  false",
        "78, true,  false",
        "79, false, true",
        "0,  false, false",
    })
    void without_a_container_the_code_of_the_essential_one_that_decided_counts(int code, boolean in, boolean notIn) {
        FailureContext context = ended(exited("1", 6, code).with(container("side", 2)));
        assertThat(codes(Sense.IN, "").holds(context)).isEqualTo(in);
        assertThat(codes(Sense.NOT_IN, "").holds(context)).isEqualTo(notIn);
    }

    @ParameterizedTest(name = "container {0}: among {1}, not among {2}")
    @CsvSource({
        "app,      false, true",
        "side,     true,  false",
        "SIDE,     true,  false",
        "s*,       true,  false",
        "*,        true,  true",
        "not-ran,  false, false",
        "other,    false, false",
    })
    void with_a_container_its_own_code_counts_essential_or_not(String name, boolean in, boolean notIn) {
        FailureContext context = ended(
                exited("1", 6, 1).with(container("side", 64)).with(container("not-ran", "STOPPED", "CannotPull")));
        assertThat(codes(Sense.IN, name).holds(context)).isEqualTo(in);
        assertThat(codes(Sense.NOT_IN, name).holds(context)).isEqualTo(notIn);
    }

    @Test
    void a_code_of_0_counts_where_its_container_is_named() {
        FailureContext context = ended(exited("1", 6, 1).with(container("side", 0)));
        assertThat(codes(Sense.NOT_IN, "side").holds(context)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"IN, ''", "NOT_IN, ''", "IN, *", "NOT_IN, *"})
    void without_an_exit_code_no_question_about_it_holds(Sense sense, String name) {
        assertThat(codes(sense, name).holds(ended(neverRan("1", 6, "TaskFailedToStart", "x"))))
                .isFalse();
        assertThat(codes(sense, name).holds(FailureContexts.of(Cause.CAPACITY, Optional.empty())))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "the evidence,          true",
        "*EVIDENCE,             true",
        "evidence,              false",
        "essential container*,  true",
        "*no space left*,       true",
        "*no room left*,        false",
    })
    void a_reason_is_the_evidence_the_tasks_or_a_containers(String glob, boolean holds) {
        FailureContext context =
                ended(exited("1", 6, 1).with(container("side", "STOPPED", "No  space left\non device")));
        assertThat(new ReasonLike(new Glob(glob)).holds(context)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"SpotInterruption, true", "Brandnew, true", "UserInitiated, false"})
    void the_stop_code_is_one_of_those_named_known_or_not(String code, boolean holds) {
        Condition condition = new StopCodeIn(Set.of(StopCode.KnownStopCode.SPOT_INTERRUPTION, StopCode.of("Brandnew")));
        assertThat(condition.holds(ended(task("1", 6, "STOPPED").stopping(code, "x"))))
                .isEqualTo(holds);
    }

    @Test
    void without_a_stop_no_stop_code_holds() {
        Condition condition = new StopCodeIn(Set.of(StopCode.KnownStopCode.SPOT_INTERRUPTION));
        assertThat(condition.holds(ended(task("1", 6, "STOPPED")))).isFalse();
        assertThat(condition.holds(FailureContexts.of(Cause.CAPACITY, Optional.empty())))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} is to blame: {1}")
    @CsvSource({"app, true", "a*, true", "side, true", "calm, false", "idle, false"})
    void to_blame_is_who_exited_badly_or_whose_reason_is_the_evidence(String name, boolean blamed) {
        FailureContext context = ended(exited("1", 6, 1)
                .with(container("side", "STOPPED", "the evidence"))
                .with(container("calm", 0))
                .with(container("idle", "STOPPED", "another reason")));
        assertThat(new ContainerLike(new Glob(name)).holds(context)).isEqualTo(blamed);
    }

    @Test
    void a_range_is_not_empty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(2, 1)).withMessageContaining("from 2 to 1");
        assertThat(new Range(2, 2)).isEqualTo(Range.of(2));
    }

    private static ExitCode codes(Sense sense, String container) {
        return new ExitCode(
                sense,
                List.of(Range.of(2), new Range(64, 78)),
                optional(container).map(Glob::new));
    }

    private static FailureContext ended(TaskSketch task) {
        return FailureContexts.of(Cause.EXIT_CODE, Optional.of(task.now()));
    }
}
