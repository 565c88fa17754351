package dev.lifeline.controller.control;

import dev.lifeline.controller.loop.RunLoop;
import dev.lifeline.controller.loop.Turn;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries out what users request of runs. A request is an observation like any other: its races are decided the same
 * way.
 */
public final class RunActions {
    /** A call to ECS begins within this time or is left to a timer, because a person waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RunLoop loop;
    private final Rerun rerun;

    public RunActions(RunLoop loop, Rerun rerun) {
        this.loop = loop;
        this.rerun = rerun;
    }

    /**
     * Carries out a request.
     *
     * @param invocation the same in every retry, so that a retry does not begin another generation
     */
    public ControlResult control(ControlRequest request, RunId invocation) {
        Optional<Stored> stored = loop.load(request.run());
        return stored.map(run -> otherGeneration(request, run.run()).orElseGet(() -> control(request, run, invocation)))
                .orElseGet(ControlResult.UnknownRun::new);
    }

    private static Optional<ControlResult> otherGeneration(ControlRequest request, Run run) {
        int current = run.identity().nonce().generation();
        return request.generation()
                .filter(asked -> asked != current)
                .map(asked -> new ControlResult.Controlled(
                        run,
                        false,
                        "the request is for generation " + asked + ", and the run is in generation " + current));
    }

    private ControlResult control(ControlRequest request, Stored stored, RunId invocation) {
        return switch (request.action()) {
            case STOP -> observed(stored, new StopRequested(request.reason(), request.manner()));
            case SUSPEND -> ofLive(stored, new SuspendRequested(request.reason()));
            case RESUME -> ofLive(stored, new ResumeRequested());
            case RERUN -> rerun.again(stored, request.changes(), invocation);
        };
    }

    private ControlResult ofLive(Stored stored, Observation requested) {
        return switch (observed(stored, requested)) {
            case ControlResult.Controlled done
            when !done.applied() && done.run().hasEnded() ->
                new ControlResult.NotPermitted(done.why() + "; RERUN begins another generation");
            case ControlResult result -> result;
        };
    }

    private ControlResult observed(Stored stored, Observation requested) {
        Turn turn = loop.turn(stored, requested);
        Turn done = loop.act(turn, loop.decider().now().plus(PATIENCE));
        return new ControlResult.Controlled(
                done.stored().run(),
                isApplied(turn.decision()),
                turn.decision().explanation().reason());
    }

    private static boolean isApplied(Decision decision) {
        return switch (decision.outcome()) {
            case APPLIED, DETAIL -> true;
            case STALE, IGNORED, STRANGER -> false;
        };
    }
}
