package dev.lifeline.functions;

import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.task.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The functions in a world of stand-ins. */
final class FunctionsWorld {
    static final String DEFINITION = Runs.REQUEST.taskDefinition();

    final TestWorld world = new TestWorld(Runs.NOON);
    final List<QuarantinedMessage> quarantined = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final Wiring wiring = wiring(world, Settings.AdoptionMode.OFF, world.table(quarantined::add), notes::add);

    FunctionsWorld() {
        world.ecs.define(
                DEFINITION,
                new DefinitionAnswer.DefinitionFound(
                        DEFINITION,
                        List.of("app"),
                        Map.of("app", "registry.example/app:1"),
                        Optional.empty(),
                        false,
                        Map.of()));
    }

    static Wiring wiring(TestWorld world, Settings.AdoptionMode adoption, TablePorts table, Notes listener) {
        return new Wiring(
                new Settings(
                        new RunTable("runs", Settings.SHARDS, Duration.ofDays(90)),
                        "https://timers",
                        Runs.NAMESPACE,
                        "lifeline",
                        adoption,
                        GuardRules.STANDARD,
                        Clusters.any()),
                new Dependencies(
                        table, world.ecsPorts(), world.timers::add, world.receivers, world.chance(), world.clock),
                (line, level) -> {},
                listener);
    }

    static String request(String name) {
        return """
                {"name": "%s", "cluster": "prod", "taskDefinition": "%s"}
                """.formatted(name, DEFINITION);
    }

    /** Launches runs under these names. */
    FunctionsWorld with(RunId... runs) throws IOException {
        for (RunId run : runs) {
            new InvocationContext("LaunchRun").of(new LaunchRunHandler(wiring), request(run.value()));
        }
        world.calls.clear();
        return this;
    }

    /** Something happens to the task of a run's first attempt; the event of it. */
    String happens(RunId run, UnaryOperator<EcsTask> change) {
        EcsTask task = world.ecs.launched().stream()
                .filter(launched -> launched.run().equals(run.key()))
                .map(launched -> world.ecs.change(launched.task(), change))
                .findFirst()
                .orElseThrow();
        return Messages.taskEvent(run, task);
    }

    TaskState state(RunId run) {
        return world.store.peek(run).orElseThrow().attempt().status().state();
    }
}
