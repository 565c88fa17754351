package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.Replay;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is decided about an event with an odd field. */
class OddFieldDecisionTest extends FieldMutations {
    @Test
    void every_event_with_an_odd_field_is_decided_upon_without_an_exception() {
        Set<String> tried = new HashSet<>();
        mutate((mutation, mutated, original) -> {
            if (tried.add(mutation.field() + mutation.way())) {
                List<ReplayLine> lines = new Replay(
                                PolicyDocument.of(DefaultPolicy.named("default").orElseThrow()))
                        .feed(mutation.toString(), new EventParser().parse(text(mutated)));
                assertThat(lines).as("%s", mutation).isNotEmpty();
            }
        });
    }
}
