package dev.lifeline.functions;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.guard.Guard;
import dev.lifeline.controller.guard.PacedDefinitions;
import dev.lifeline.controller.guard.PullWatch;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.DeploymentRules;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.query.RunQueries;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.functions.metrics.MeasuredNotes;
import dev.lifeline.functions.metrics.MeasuredPorts;
import dev.lifeline.functions.metrics.Measures;
import dev.lifeline.functions.metrics.Metric;
import dev.lifeline.functions.metrics.MetricsDocument;
import dev.lifeline.functions.trace.Spans;
import dev.lifeline.functions.trace.TraceHeader;
import dev.lifeline.functions.trace.Tracing;
import dev.lifeline.lifecycle.decision.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Puts functions together, on AWS and everywhere else. The only place that does.
 *
 * @param log receives the lines of JSON that the functions write
 * @param listener also receives the notes of the controllers
 * @param tracing who gets the functions' spans
 */
public record Wiring(
        Settings settings, Dependencies dependencies, FunctionLog.Sink log, Notes listener, Tracing tracing) {
    /** How long the latest version of a policy is cached. */
    public static final Duration POLICY_FRESHNESS = Duration.ofMinutes(1);

    /**
     * How long LaunchRun repeats a question to ECS. With the time-outs of the last question and of RunTask it is well
     * within the function's time-out.
     */
    private static final Duration LAUNCH_PATIENCE = Duration.ofSeconds(10);

    /** Functions that are not traced. */
    public Wiring(Settings settings, Dependencies dependencies, FunctionLog.Sink log, Notes listener) {
        this(settings, dependencies, log, listener, Tracing.OFF);
    }

    /** A function with its own state: everything that is not in the table is created here. */
    FunctionBody function(Function<RunController, FunctionBody> body) {
        return measured((wiring, spans) -> body.apply(wiring.controller()));
    }

    /** A function that receives events. */
    FunctionBody events() {
        return measured((wiring, spans) -> new StateChanges(wiring.controller(), spans));
    }

    /** A function that only reads. */
    FunctionBody reader(Function<RunQueries, FunctionBody> body) {
        return measured((wiring, spans) -> body.apply(wiring.queries()));
    }

    private FunctionBody measured(BiFunction<Wiring, Spans, FunctionBody> body) {
        Spans spans = tracing.spans(dependencies.chance());
        Measures measures = new Measures();
        FunctionLog lines = new FunctionLog(log, dependencies.chance().clock());
        MeasuredPorts measured =
                new MeasuredPorts(measures, dependencies.chance().clock());
        Wiring wiring = new Wiring(
                settings,
                new Dependencies(
                        measured.of(dependencies.table()),
                        measured.of(dependencies.ecs()),
                        dependencies.timers(),
                        dependencies.callbacks(),
                        dependencies.chance(),
                        dependencies.pause()),
                log,
                new NoteLines(lines).and(new MeasuredNotes(measures)).and(spans).and(listener));
        FunctionBody work = body.apply(wiring, spans);
        return (in, out, context) -> {
            TraceHeader trace = TraceHeader.current(System.getProperties(), System.getenv());
            lines.begin(LogOrigin.of(context, trace));
            try {
                spans.invocation(context.getAwsRequestId(), trace, () -> work.handle(in, out, context));
            } finally {
                write(measures.take(), lines);
            }
        };
    }

    private void write(Map<Metric, Double> measured, FunctionLog lines) {
        if (!measured.isEmpty()) {
            lines.write(MetricsDocument.of(
                    measured, settings.service(), dependencies.chance().clock().instant()));
        }
    }

    /** Without a pace and a guard, which write. */
    private RunQueries queries() {
        return RunQueries.in(
                dependencies.table(),
                dependencies.ecs().definitions(),
                settings.clusters(),
                dependencies.chance().clock());
    }

    /** A controller that reports only to the listener. */
    public RunController controller() {
        return RunController.in(controllerPorts());
    }

    /** What a controller needs: its guard, and its cached policies. */
    public ControllerPorts controllerPorts() {
        CachedPolicies policies = new CachedPolicies(
                dependencies.table().policies(), listener, dependencies.chance().clock(), POLICY_FRESHNESS);
        EcsPorts ecs = dependencies
                .ecs()
                .with(new PacedDefinitions(
                        dependencies.ecs().definitions(),
                        dependencies.table().slots(),
                        dependencies.chance().clock()));
        Guard guard = new Guard(dependencies.table(), ecs.definitions(), settings.guard(), dependencies.chance());
        return new ControllerPorts(
                dependencies.table(),
                ecs,
                dependencies.timers(),
                dependencies.callbacks(),
                guard,
                policies,
                foreign(policies),
                listener.and(new PullWatch(guard)),
                dependencies.chance(),
                new DeploymentRules(
                        Limits.STANDARD,
                        settings.namespace(),
                        settings.clusters(),
                        new Patience(dependencies.pause(), LAUNCH_PATIENCE)));
    }

    private AdoptionPorts foreign(CachedPolicies policies) {
        return switch (settings.adoption()) {
            case OFF -> AdoptionPorts.ignored();
            case ON -> AdoptionPorts.unrecorded(policies);
            case RECORDED -> new AdoptionPorts(policies, dependencies.table().launches());
        };
    }
}
