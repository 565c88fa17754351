package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.ReportedRuns.Reported;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RunChangeFieldsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void a_run_event_says_where_the_run_stands_and_why(Reported reported) {
        Map<String, AttributeValue> change =
                RunChange.values(reported.decision().run(), reported.decision().explanation());
        reported.fields()
                .forEach((name, value) ->
                        assertThat(change).containsEntry(name, AttributeValue.fromS(value.isEmpty() ? "NONE" : value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.lifeline.controller.ReportedRuns#all")
    void every_value_of_a_run_event_is_a_text_that_is_not_empty(Reported reported) {
        assertThat(RunChange.values(
                                reported.decision().run(), reported.decision().explanation())
                        .values())
                .allSatisfy(value -> assertThat(value.s()).isNotEmpty());
    }
}
