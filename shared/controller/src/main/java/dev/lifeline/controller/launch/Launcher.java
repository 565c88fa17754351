package dev.lifeline.controller.launch;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.launch.LaunchCheck.Findings;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.Decider;
import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Turn;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.request.ReadRequest.Flawed;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Launches runs. The same name again is the same run: nothing is launched twice. */
public final class Launcher {
    private final LaunchCheck check;
    private final RunLoop loop;
    private final Notes notes;

    public Launcher(ControllerPorts ports, TaskDefinitions definitions, RunLoop loop) {
        this.check = new LaunchCheck(ports, definitions);
        this.loop = loop;
        this.notes = ports.notes();
    }

    /** The result of a request. */
    public sealed interface LaunchResult {

        /** The run is saved and RunTask was called, or the run existed already. */
        record RunAccepted(Run run, boolean existed) implements LaunchResult {}

        /** The request is invalid; nothing was saved. */
        record RequestRefused(List<Problem> problems) implements LaunchResult {
            public RequestRefused {
                problems = List.copyOf(problems);
            }
        }

        /** The request could not be validated; nothing was saved, and the same request may succeed later. */
        record Unavailable(String reason) implements LaunchResult {}
    }

    /**
     * Launches a run under the request's name, or else under that of the invocation.
     *
     * @param invocation the same in every retry, so that a retry does not start another generation
     */
    public LaunchResult launch(RunRequest request, RunId invocation) {
        RunId id = request.name().orElse(invocation);
        Optional<Stored> existing = loop.load(id);
        Optional<String> hindrance = existing.map(Stored::run)
                .filter(run -> isToBeRerun(run, request, invocation))
                .flatMap(Run::hindrance);
        if (hindrance.isPresent()) {
            return new LaunchResult.Unavailable("run " + id + " cannot be launched again yet: " + hindrance.get());
        }
        return existing.filter(stored -> !isToBeRerun(stored.run(), request, invocation))
                .map(stored -> existing(stored, request))
                .orElseGet(() -> begin(request, invocation, existing));
    }

    /** Begins the next generation of a run that has ended and that nothing hinders. */
    public LaunchResult relaunch(Stored ended, RunRequest request, RunId invocation) {
        return begin(request, invocation, Optional.of(ended));
    }

    private LaunchResult begin(RunRequest request, RunId invocation, Optional<Stored> existing) {
        RunId id = request.name().orElse(invocation);
        Findings findings = check.of(request, field -> true);
        if (!findings.problems().isEmpty()) {
            return refused(id, all(findings));
        }
        return findings.policy()
                .flatMap(policy -> findings.definition()
                        .filter(any -> findings.unanswered().isEmpty())
                        .map(definition -> begin(
                                request, new Ground(policy, definition), new Generation(id, invocation, existing))))
                .orElseGet(() -> new LaunchResult.Unavailable(text(findings.unanswered())));
    }

    /** Refuses an unreadable request with all problems, including those of its readable fields. */
    public LaunchResult.RequestRefused refuse(Flawed flawed, RunId defaultName) {
        List<Problem> problems = new ArrayList<>(flawed.problems());
        flawed.legible()
                .map(request -> check.of(request, flawed::isLegible))
                .ifPresent(findings -> problems.addAll(all(findings)));
        return refused(flawed.legible().flatMap(RunRequest::name).orElse(defaultName), problems);
    }

    private LaunchResult.RequestRefused refused(RunId id, List<Problem> problems) {
        notes.add(new Note.LaunchRefused(id, problems));
        return new LaunchResult.RequestRefused(problems);
    }

    /** Unanswered questions are reported with the problems, because they may be problems too. */
    private static List<Problem> all(Findings findings) {
        return Stream.concat(
                        findings.problems().stream(),
                        findings.unanswered().stream()
                                .map(problem -> new Problem(problem.path(), "not checked: " + problem.message())))
                .toList();
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
    }

    /** The validated parts of a launch. */
    private record Ground(Policy policy, DefinitionAnswer.DefinitionFound definition) {}

    private static boolean isToBeRerun(Run run, RunRequest request, RunId invocation) {
        return request.repeated() == RunRequest.OnRepeatedName.RERUN
                && run.hasEnded()
                && !run.identity().origin().equals(invocation.value());
    }

    /**
     * A new generation.
     *
     * @param ended the ended run that it follows; empty for the first generation of a name
     */
    private record Generation(RunId id, RunId invocation, Optional<Stored> ended) {}

    private LaunchResult begin(RunRequest request, Ground ground, Generation beginning) {
        LaunchRequest launch = pinned(request.launch(), ground.definition());
        LaunchOrder order = request.callback()
                .map(callback -> new LaunchOrder(launch, List.of(callback)))
                .orElseGet(() -> LaunchOrder.of(launch));
        Decision decision = decide(beginning, order, ground.policy());
        return switch (loop.begin(decision, beginning.ended())) {
            case RunLoop.Beginning.Begun begun ->
                new LaunchResult.RunAccepted(loop.act(begun.turn()).stored().run(), false);
            case RunLoop.Beginning.Exists exists -> existing(exists.stored(), request);
        };
    }

    private Decision decide(Generation beginning, LaunchOrder order, Policy policy) {
        String origin = beginning.invocation().value();
        Decider decider = loop.decider();
        if (beginning.ended().isEmpty()) {
            Identity first = decider.identity(beginning.id(), origin);
            return decider.decide(policy, circumstances -> Supervisor.launch(first, order, circumstances));
        }
        Run ended = beginning.ended().get().run();
        Identity next = decider.next(ended.identity(), origin);
        return decider.decide(policy, circumstances -> Supervisor.relaunch(ended, next, order, circumstances));
    }

    /**
     * The caller may be repeating a launch that died midway, so its overdue work is carried out. Whoever waits joins
     * the run, even if it has ended.
     */
    private LaunchResult existing(Stored stored, RunRequest request) {
        Optional<Callback> waiting = request.callback();
        Turn turn = loop.turn(
                stored, waiting.<Observation>map(CallbackRequested::new).orElseGet(TimePassed::new));
        Run run = loop.act(turn).stored().run();
        boolean joins =
                waiting.filter(callback -> isLeftOut(turn.decision(), callback)).isEmpty();
        return joins
                ? new LaunchResult.RunAccepted(run, true)
                : new LaunchResult.Unavailable("run " + run.id() + " exists, and the callback was not added to it: "
                        + turn.decision().explanation().reason());
    }

    private static boolean isLeftOut(Decision decision, Callback callback) {
        return decision.outcome() == DecisionOutcome.IGNORED
                && decision.run().orders().callback(callback.target()).isEmpty();
    }

    /** Every attempt runs the revision that is the latest at the launch. */
    private static LaunchRequest pinned(LaunchRequest launch, DefinitionAnswer.DefinitionFound definition) {
        return new LaunchRequest(
                launch.cluster(),
                definition.arn(),
                new Essentials.Named(definition.essentialContainers()),
                definition.size(),
                launch.compute(),
                launch.network(),
                launch.overrides(),
                launch.options());
    }
}
