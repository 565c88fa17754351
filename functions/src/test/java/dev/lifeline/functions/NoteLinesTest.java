package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.ReportedRuns.Reported;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.testing.ReportFields;
import dev.lifeline.lifecycle.decision.Decision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoteLinesTest {
    private static final List<Decision> LIFE = Runs.lifeOfARun();

    private static JsonNode line(int decision) {
        return ReportJson.of(LIFE.get(decision));
    }

    @Test
    void every_decision_is_one_line_with_the_same_fields_and_no_secret() {
        for (Decision decision : LIFE) {
            JsonNode line = ReportJson.of(decision);
            assertThat(line.toString()).doesNotContain("\n", Runs.SECRET);
            assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(
                            Stream.concat(ReportFields.DECISION.stream(), Stream.of("family", "outcome"))
                                    .toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void a_line_says_where_the_run_stands_and_why(Reported reported) {
        JsonNode line = ReportJson.of(reported.decision());
        reported.fields()
                .forEach((name, value) -> assertThat(
                                line.path(name).isNull() ? "" : line.path(name).asText())
                        .as(name)
                        .isEqualTo(value));
    }

    @Test
    void a_launch_names_its_effect() {
        JsonNode line = line(0);
        assertThat(line.path("run").textValue()).isEqualTo("nightly");
        assertThat(line.path("task").isNull()).isTrue();
        assertThat(line.path("effects").toString()).isEqualTo("[\"RunTask\"]");
    }

    @Test
    void a_failure_names_its_cause_and_the_rule_that_decided() {
        JsonNode line = line(3);
        assertThat(line.path("version").longValue()).isEqualTo(2);
        assertThat(line.path("to").textValue()).isEqualTo("REJECTED");
        assertThat(line.path("cause").textValue()).isEqualTo("PULL_TRANSIENT");
        assertThat(line.path("rule").textValue()).isNotEmpty();
        assertThat(line.path("effects").toString()).isEqualTo("[]");
        assertThat(line.path("nextAt").textValue()).startsWith("2026-11-21T12:00:");
    }
}
