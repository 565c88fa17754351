package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task token is stored with its run until it is used, and appears nowhere else. */
class CallbackSecretTest extends RunLoopScene {
    private static final String TOKEN = "AQC8AAAA-secret-token";

    @Test
    void a_token_reaches_neither_journal_nor_run_event_nor_log() {
        RunCodec codec = new RunCodec();
        loop.observe(
                Runs.ID.key(),
                new CallbackRequested(
                        Callback.to(new CallbackTarget.TaskToken(TOKEN), Optional.of(Duration.ofMinutes(5)))));
        assertThat(codec.write(run())).as("stored, because the report needs it").contains(TOKEN);

        world.receivers.answer(new CallbackAnswer.CallbackUnanswered("no task waits under " + TOKEN));
        world.clock.advance(Duration.ofMinutes(5));
        loop.observe(Runs.ID.key(), new TimePassed());
        world.receivers.answer(new CallbackAnswer.CallbackUnanswered("throttled: " + TOKEN));
        loop.observe(Runs.ID.key(), seen(world.ecs.change(first().ref(), task -> TaskChanges.exited(task, 0))));
        world.receivers.answer(new CallbackAnswer.NobodyWaits("InvalidToken " + TOKEN));
        world.clock.advance(Duration.ofMinutes(1));
        loop.observe(Runs.ID.key(), new TimePassed());

        List<String> shown = new ArrayList<>();
        world.store.journal(Runs.ID).forEach(entry -> shown.add(codec.write(entry.explanation())));
        for (Decision decision : world.decisions) {
            shown.add(ReportJson.of(decision.run(), decision.explanation()).toString());
            shown.add(decision.toString());
        }
        assertThat(world.receivers.reports).hasSize(3);
        assertThat(shown)
                .hasSizeGreaterThan(10)
                .allSatisfy(text -> assertThat(text).doesNotContain(TOKEN));
        assertThat(codec.write(run())).as("it goes with its callback").doesNotContain(TOKEN);
    }
}
