package dev.lifeline.controller.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.InMemorySlots;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacedDefinitionsTest {
    private static final DefinitionAnswer NONE = new DefinitionAnswer.NoSuchDefinition("no such revision");

    private final InMemorySlots slots = new InMemorySlots();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private int asked;

    private TaskDefinitions function() {
        return new PacedDefinitions(
                name -> {
                    asked++;
                    return NONE;
                },
                slots,
                () -> now);
    }

    @Test
    void of_all_functions_a_burst_asks_at_once_and_the_others_have_no_answer_yet() {
        IntStream.range(0, 100).forEach(each -> function().definition("etl"));
        assertThat(asked)
                .as("a burst, and those whose slot is half a second ahead")
                .isEqualTo(25 + 5);
        assertThat(function().definition("etl"))
                .isEqualTo(new DefinitionAnswer.DefinitionUnanswered("the pace of task definitions is kept"));
    }

    @Test
    void who_asks_again_takes_no_other_slot_and_is_answered_at_its_own() {
        IntStream.range(0, 39).forEach(each -> function().definition("etl"));
        TaskDefinitions waiting = function();
        waiting.definition("etl");
        int taken = slots.calls();
        now = now.plusMillis(900);
        assertThat(waiting.definition("etl")).isInstanceOf(DefinitionAnswer.DefinitionUnanswered.class);
        now = now.plusMillis(100);
        assertThat(waiting.definition("etl")).isEqualTo(NONE);
        assertThat(slots.calls()).isEqualTo(taken);
        waiting.definition("etl");
        assertThat(slots.calls()).as("the next question takes one").isEqualTo(taken + 1);
    }
}
