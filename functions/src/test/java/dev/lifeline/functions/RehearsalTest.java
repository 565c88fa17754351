package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.functions.standin.StandIn;
import dev.lifeline.functions.trace.Tracing;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void a_run_lives_from_its_launch_over_a_retry_to_its_end_and_every_function_has_its_part() throws IOException {
        try (StandIn aws = StandIn.open()) {
            List<String> answers = Rehearsal.play(aws, "first", Tracing.OFF);
            assertThat(answers).hasSize(11);
            assertThat(answers.get(0)).contains("\"existed\":false", "\"state\":\"PREPARING\"");
            assertThat(answers.get(1)).contains("\"existed\":true");
            assertThat(answers.get(2)).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(answers.get(3)).isEqualTo("{\"looked\":1,\"acted\":1}");
            assertThat(answers.get(4)).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(answers.get(5)).isEmpty();
            assertThat(answers.get(6)).isEmpty();
            assertThat(answers.get(7)).contains("\"run\":\"first\"", "\"result\":\"SUCCEEDED\"");
            assertThat(answers.get(8)).contains("\"run\":\"first\"", "\"next\":null");
            assertThat(answers.get(9)).endsWith("\"applied\":false,\"why\":\"the run has ended\"}");
            assertThat(answers.get(10)).isEqualTo("{\"run\":\"first\",\"deleted\":true}");
            assertThat(aws.strange()).isEmpty();
        }
    }

    @Test
    void it_can_be_repeated_with_another_run_since_nothing_is_due_of_the_first() throws IOException {
        try (StandIn aws = StandIn.open()) {
            List<String> first = Rehearsal.play(aws, "one", Tracing.OFF);
            assertThat(replaced(Rehearsal.play(aws, "two", Tracing.OFF))).isEqualTo(replaced(first));
        }
    }

    private static List<String> replaced(List<String> answers) {
        return answers.stream()
                .map(answer -> answer.replace("one", "two")
                        .replaceAll("(task/prod|tasks)/[0-9a-f-]+|two-[0-9a-f]{20}", "its own"))
                .toList();
    }
}
