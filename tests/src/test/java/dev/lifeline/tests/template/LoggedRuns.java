package dev.lifeline.tests.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.callback.CallbackSender;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.guard.PauseSwitch;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Dependencies;
import dev.lifeline.functions.InvalidRunRequest;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.functions.Wiring;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.tests.FunctionContext;
import dev.lifeline.tests.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that the functions write about some runs. */
final class LoggedRuns {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final List<JsonNode> lines = new ArrayList<>();

    private LoggedRuns() {
        String definition = Runs.REQUEST.taskDefinition();
        world.ecs.define(
                definition,
                new DefinitionAnswer.DefinitionFound(
                        definition,
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        false,
                        Map.of()));
    }

    /** Of a launch that ECS answers, one that it does not, one that is held, and one that is refused. */
    static List<JsonNode> lines() throws IOException {
        LoggedRuns runs = new LoggedRuns();
        runs.launch("answered");
        runs.world.ecs.answerLaunch(new LaunchAnswer.LaunchUnanswered("timed out"));
        runs.launch("unanswered");
        new PauseSwitch(runs.world.registers).pause(new Paused("maintenance", Runs.NOON));
        runs.launch("held");
        assertThatThrownBy(() -> runs.launch("no name")).isInstanceOf(InvalidRunRequest.class);
        return runs.lines;
    }

    /** Each by a function of its own, which remembers nothing. */
    private void launch(String name) throws IOException {
        String request = "{\"name\": \"%s\", \"cluster\": \"prod\", \"taskDefinition\": \"%s\"}"
                .formatted(name, Runs.REQUEST.taskDefinition());
        new LaunchRunHandler(wiring())
                .handleRequest(
                        new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        FunctionContext.silent("LaunchRun"));
    }

    private Wiring wiring() {
        return new Wiring(
                Wired.settings(Runs.NAMESPACE, AdoptionMode.OFF, GuardRules.STANDARD),
                new Dependencies(
                        world.table(),
                        world.ecsPorts(),
                        world.timers::add,
                        CallbackSender.none(),
                        world.chance(),
                        world.clock),
                this::write,
                world::note);
    }

    private void write(byte[] line, LogLevel level) {
        try {
            lines.add(JSON.readTree(line));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
