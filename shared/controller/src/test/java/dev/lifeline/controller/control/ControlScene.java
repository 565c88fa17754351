package dev.lifeline.controller.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.control.ControlRequest.UserAction;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.json.JsonText;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;

/** A run, and what its user requests of it. */
abstract class ControlScene {
    static final RunId FIRST = new RunId("invocation-1");
    static final RunId SECOND = new RunId("invocation-2");
    static final String OTHER_DEFINITION = "arn:aws:ecs:eu-west-1:111122223333:task-definition/etl:8";

    final TestWorld world = new TestWorld(Runs.NOON);
    final RunController controller = world.controller();

    @BeforeEach
    void define() {
        for (String definition : List.of(Runs.REQUEST.taskDefinition(), OTHER_DEFINITION)) {
            world.ecs.define(
                    definition,
                    new DefinitionAnswer.DefinitionFound(
                            definition, List.of("app"), Map.of(), Optional.empty(), true, Map.of()));
        }
    }

    Run launch() {
        return launch(Optional.empty());
    }

    Run launch(Optional<Callback> callback) {
        RunRequest request =
                new RunRequest(Optional.of(Runs.ID), OnRepeatedName.SAME_RUN, "default", Runs.REQUEST, callback);
        assertThat(controller.launcher().launch(request, FIRST)).isInstanceOf(LaunchResult.RunAccepted.class);
        return run();
    }

    Run run() {
        return world.store.peek(Runs.ID).orElseThrow();
    }

    void happens(UnaryOperator<EcsTask> change) {
        EcsTask task = world.ecs.change(world.ecs.launched().getLast().task(), change);
        controller.loop().observe(Runs.ID.key(), new TaskSeen(run().attempt().number(), task));
    }

    void end(int code) {
        happens(TaskChanges::running);
        happens(task -> TaskChanges.exited(task, code));
    }

    void backsOff() {
        launch();
        happens(task -> TaskChanges.failedToStart(task, "CannotPullContainerError: i/o timeout"));
        assertThat(run().phase()).isInstanceOf(Phase.BackingOff.class);
    }

    ControlResult request(UserAction action) {
        return controller.control().control(asked(action, Optional.empty(), Optional.empty()), SECOND);
    }

    ControlResult.Controlled done(UserAction action) {
        return (ControlResult.Controlled) request(action);
    }

    ControlResult rerun(String changes) {
        return rerun(changes, SECOND);
    }

    ControlResult rerun(String changes, RunId invocation) {
        Optional<JsonNode> patch = JsonText.read(changes) instanceof Requested.Valid<JsonNode> valid
                ? Optional.of(valid.value())
                : Optional.empty();
        return controller.control().control(asked(UserAction.RERUN, Optional.empty(), patch), invocation);
    }

    static ControlRequest asked(UserAction action, Optional<Integer> generation, Optional<JsonNode> changes) {
        return new ControlRequest(Runs.ID, action, generation, "enough", StopManner.GRACEFUL, changes);
    }

    static Phase.Result result(Run run) {
        return ((Phase.Ended) run.phase()).result();
    }
}
