package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget.DurableCallback;
import dev.lifeline.lifecycle.run.CallbackTarget.TaskToken;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.StandingOrders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Task tokens and callback ids are in the packed run alone: in no journal entry, run event or index. */
class CallbackSecretsTest {
    private static final RunTable TABLE = new RunTable("runs", 1, Duration.ofDays(30));

    private static Run waitedFor(Run run) {
        StandingOrders orders = StandingOrders.of(
                List.of(
                        Callback.to(new TaskToken("marked-token"), Optional.of(Duration.ofMinutes(1))),
                        Callback.to(new DurableCallback("marked-id"), Optional.empty())),
                Sample.NOON);
        return run.withOrders(orders);
    }

    @Test
    void a_token_is_in_no_other_attribute_of_the_item_and_in_no_entry_of_the_journal() {
        Decision launched = Sample.launch("nightly");
        Run run = waitedFor(launched.run());
        Decision ended = Sample.ended(new Decision(
                launched.outcome(), waitedFor(Sample.onInstance("nightly").run()), List.of(), launched.explanation()));
        JournalItems journals = new JournalItems(TABLE, new RunCodec());
        String first = journals.first(run, launched.explanation());

        for (Decision decision :
                List.of(ended, new Decision(launched.outcome(), run, List.of(), launched.explanation()))) {
            Stored stored = new Stored(decision.run(), 1, List.of(first, first));
            Map<String, AttributeValue> item =
                    new RunItem(TABLE, new RunCodec()).write(stored, Optional.of(decision.explanation()), "save");
            assertThat(RunItem.lines(TableCalls.attribute(item, "data")).getFirst())
                    .as("the run keeps it until its receiver has answered")
                    .contains("marked-token", "marked-id");
            assertThat(RunItem.recent(item).toString()).doesNotContain("marked");
            item.entrySet().stream()
                    .filter(attribute -> !attribute.getKey().equals("data"))
                    .forEach(attribute -> assertThat(attribute.toString()).doesNotContain("marked"));
            assertThat(decision.toString()).doesNotContain("marked");
        }
    }
}
