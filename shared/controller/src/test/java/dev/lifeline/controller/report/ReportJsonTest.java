package dev.lifeline.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.ReportFields;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJsonTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void a_run_and_the_decision_that_led_there_say_the_same(Reported reported) {
        Run run = reported.decision().run();
        ObjectNode standing = ReportJson.of(RunReport.of(run));
        ObjectNode decided = ReportJson.of(run, reported.decision().explanation());
        reported.fields().forEach((name, value) -> {
            assertThat(text(standing, name)).as("%s of the run", name).isEqualTo(value);
            assertThat(text(decided, name)).as("%s of the decision", name).isEqualTo(value);
        });
    }

    /** Consumers rely on every field. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void the_fields_are_the_same_in_every_situation(Reported reported) {
        Run run = reported.decision().run();
        assertThat(ReportJson.of(RunReport.of(run)).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(ReportFields.RUN);
        assertThat(ReportJson.of(reported.decision().explanation()).fieldNames())
                .toIterable()
                .containsExactly(
                        "at",
                        "attempt",
                        "observation",
                        "version",
                        "from",
                        "to",
                        "cause",
                        "decidedBy",
                        "evidence",
                        "container",
                        "exitCode",
                        "rule",
                        "policy",
                        "effects",
                        "nextAt",
                        "reason");
    }

    /** The next step is the reason why the run must be looked at again, so its time is that of the deadline. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void the_next_step_is_at_the_deadline(Reported reported) {
        Run run = reported.decision().run();
        Explanation why = reported.decision().explanation();
        String deadline = run.deadline().map(Instant::toString).orElse("");
        assertThat(text(ReportJson.of(RunReport.of(run)), "nextAt")).isEqualTo(deadline);
        assertThat(text(ReportJson.of(why), "nextAt")).isEqualTo(deadline);
    }

    @Test
    void no_environment_value_is_in_a_report() {
        Runs.lifeOfARun()
                .forEach(decision -> assertThat(ReportJson.of(decision.run(), decision.explanation())
                                .toString())
                        .doesNotContain(Runs.SECRET));
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isNull() ? "" : json.path(name).asText();
    }
}
