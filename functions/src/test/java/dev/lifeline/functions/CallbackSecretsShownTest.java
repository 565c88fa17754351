package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackDelivered;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.CallbackUnanswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer.NobodyWaits;
import dev.lifeline.lifecycle.ecs.EcsTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A task token is in no answer, error, log line, note or journal entry, whatever happens to its run. */
class CallbackSecretsShownTest {
    private static final String TOKEN = "AQCEAAAAKgAAAAM-marked-token";

    private final FunctionsWorld world = new FunctionsWorld();
    private final List<String> shown = new ArrayList<>();
    private final Wiring wiring = new Wiring(
            world.wiring.settings(),
            world.wiring.dependencies(),
            (line, level) -> shown.add(new String(line, StandardCharsets.UTF_8)),
            note -> shown.add(note.toString()));

    private void invoke(RequestStreamHandler handler, String payload) throws IOException {
        InvocationContext context = new InvocationContext("function");
        try {
            shown.add(context.of(handler, payload));
        } catch (InvalidRunRequest | RunRefused | RunUnavailable failure) {
            shown.add(failure.toString());
        }
        shown.add(context.log());
    }

    private void launch(String callback) throws IOException {
        String request = FunctionsWorld.request("nightly").strip();
        invoke(
                new LaunchRunHandler(wiring),
                request.substring(0, request.length() - 1) + ", \"callback\": " + callback + "}");
    }

    private void control(String action) throws IOException {
        invoke(new ControlRunHandler(wiring), "{\"run\": \"nightly\", \"action\": \"" + action + "\"}");
    }

    private void happens(UnaryOperator<EcsTask> change) throws IOException {
        invoke(new TaskStateChangeHandler(wiring), RehearsedEvents.batch(world.happens(Runs.ID, change)));
    }

    private void minutes(int count) throws IOException {
        world.world.clock.advance(Duration.ofMinutes(count));
        invoke(new ReconcileHandler(wiring), "{}");
    }

    @Test
    void nothing_that_anybody_sees_has_the_token() throws IOException {
        launch("{\"taskToken\": \"" + TOKEN + " \"}");
        launch("{\"taskTokens\": \"" + TOKEN + "\"}");
        launch("{\"taskToken\": \"" + TOKEN + "\", \"heartbeat\": \"" + TOKEN + "\"}");
        launch("\"" + TOKEN + "\"");
        launch("{\"taskToken\": \"" + TOKEN + "\", \"heartbeat\": \"1m\"}");
        launch("{\"taskToken\": \"" + TOKEN + "\"}");
        launch("{\"durableCallbackId\": \"" + TOKEN + "\"}");
        control("SUSPEND");
        control("RESUME");
        happens(TaskChanges::running);
        world.world.receivers.keepAnswering(new CallbackUnanswered("InvalidToken: Invalid Token: '" + TOKEN + "'"));
        minutes(2);
        happens(task -> TaskChanges.exited(task, 3));
        minutes(2);
        control("RERUN");
        invoke(new DeleteRunHandler(wiring), "{\"run\": \"nightly\"}");
        world.world.receivers.keepAnswering(new NobodyWaits("TaskTimedOut: " + TOKEN));
        minutes(10);
        world.world.receivers.keepAnswering(new CallbackDelivered());
        launch("{\"taskToken\": \"" + TOKEN + "\"}");

        world.world.store.journal(Runs.ID).forEach(entry -> shown.add(new RunCodec().write(entry.explanation())));
        assertThat(shown).hasSizeGreaterThan(50);
        assertThat(world.world.receivers.reports).as("it was used").hasSizeGreaterThan(4);
        assertThat(shown).noneMatch(text -> text.contains("marked"));
    }
}
