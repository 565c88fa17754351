package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long ended runs are kept. */
class RetentionTest {
    private static final Deployed TEMPLATE = Deployed.template();

    /** Otherwise a kept message could launch the name again. */
    @Test
    void an_ended_run_is_kept_for_longer_than_any_queue_keeps_a_message() {
        Map<String, Object> parameter =
                map(map(TEMPLATE.root().get("Parameters")).get("RunRetentionDays"));
        Duration shortest = Duration.ofDays(Long.parseLong(text(parameter.get("MinValue"))));

        assertThat(TEMPLATE.resources("AWS::SQS::Queue"))
                .isNotEmpty()
                .allSatisfy(queue -> assertThat(kept(queue)).as(queue).isLessThan(shortest));
    }

    /** Four days by default. */
    private static Duration kept(String queue) {
        return Duration.ofSeconds(
                Long.parseLong(text(TEMPLATE.properties(queue).getOrDefault("MessageRetentionPeriod", "345600"))));
    }
}
