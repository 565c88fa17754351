package dev.lifeline.controller.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.MergePatch;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.request.ReadRequest;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.request.RunRequest.OnRepeatedName;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.attempt.EcsController;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.task.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Begins another generation of an ended run, with the same request or a changed one. The stored request has the
 * revision of the task definition that the run had, and what its policy changed for its last attempt.
 */
public final class Rerun {
    private final RunRequestParser parser = new RunRequestParser();
    private final Launcher launcher;
    private final RunLoop loop;

    public Rerun(Launcher launcher, RunLoop loop) {
        this.launcher = launcher;
        this.loop = loop;
    }

    ControlResult again(Stored stored, Optional<JsonNode> changes, RunId invocation) {
        Run run = stored.run();
        if (run.identity().origin().equals(invocation.value())) {
            return repeated(stored);
        }
        if (!run.gaps().isEmpty()) {
            return new ControlResult.NotPermitted(
                    "it was adopted and " + Adoption.inWords(run.gaps()) + "; launch another run with LaunchRun");
        }
        return switch (changed(run, changes)) {
            case ReadRequest.Flawed flawed -> refused(launcher.refuse(flawed, run.id()));
            case ReadRequest.Sound sound ->
                run.hindrance()
                        .map(why -> hindered(run, changes.map(any -> sound.request()), why))
                        .orElseGet(() -> launched(launcher.relaunch(stored, sound.request(), invocation)));
        };
    }

    /** This invocation died after it had begun the generation, or its answer was lost. */
    private ControlResult repeated(Stored stored) {
        Run run = loop.act(loop.turn(stored, new TimePassed())).stored().run();
        return new ControlResult.Controlled(
                run, false, "generation " + generation(run) + " was begun by this invocation before");
    }

    private ReadRequest changed(Run run, Optional<JsonNode> changes) {
        RunRequest same = new RunRequest(
                Optional.of(run.id()), OnRepeatedName.SAME_RUN, run.policy().name(), run.request());
        if (changes.isEmpty()) {
            return new ReadRequest.Sound(same);
        }
        List<Problem> fixed = Stream.of("name", "rerun")
                .filter(changes.get()::has)
                .map(field -> new Problem(field, "cannot be changed: the run keeps its name"))
                .toList();
        JsonNode patched = MergePatch.applied(RunRequestParser.tree(same), changes.get());
        return fixed.isEmpty() ? parser.read(patched) : new ReadRequest.Flawed(Optional.empty(), fixed);
    }

    /** A task is never changed once it is launched. */
    private static ControlResult hindered(Run run, Optional<RunRequest> changed, String why) {
        Optional<Outcome> update = changed.filter(any -> !run.hasEnded())
                .map(request -> new EcsController(run.request(), run.attempt())
                        .update(definedAs(run.request(), request.launch())));
        return update.isPresent() && update.get() instanceof Outcome.Failure rejected
                ? new ControlResult.NotPermitted(rejected.text())
                : new ControlResult.NotPermitted(
                        why + (run.hasEnded() ? "; try again later" : "; stop it first, or wait"));
    }

    /** What a request leaves to the task definition. */
    private static LaunchRequest definedAs(LaunchRequest known, LaunchRequest asked) {
        return new LaunchRequest(
                asked.cluster(),
                asked.taskDefinition(),
                known.essentials(),
                known.definedSize(),
                asked.compute(),
                asked.network(),
                asked.overrides(),
                asked.options());
    }

    private static ControlResult launched(LaunchResult result) {
        return switch (result) {
            case LaunchResult.RunAccepted accepted ->
                new ControlResult.Controlled(
                        accepted.run(),
                        !accepted.existed(),
                        "generation " + generation(accepted.run())
                                + (accepted.existed() ? " was begun by another request" : " begins"));
            case LaunchResult.RequestRefused refused -> refused(refused);
            case LaunchResult.Unavailable unavailable -> new ControlResult.NotNow(unavailable.reason());
        };
    }

    private static ControlResult refused(LaunchResult.RequestRefused refused) {
        return new ControlResult.InvalidChanges(refused.problems());
    }

    private static int generation(Run run) {
        return run.identity().nonce().generation();
    }
}
