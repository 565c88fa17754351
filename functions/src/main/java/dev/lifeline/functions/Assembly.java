package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.RunTable;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.guard.Guarded;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.Parking;
import dev.lifeline.controller.port.Pause;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.functions.metrics.MeasuredDecisions;
import dev.lifeline.functions.metrics.MeasuredEvents;
import dev.lifeline.functions.metrics.MeasuredGate;
import dev.lifeline.functions.metrics.MeasuredRegisters;
import dev.lifeline.functions.metrics.MeasuredRunStore;
import dev.lifeline.functions.metrics.MeasuredTaskRunner;
import dev.lifeline.functions.metrics.Measures;
import dev.lifeline.functions.metrics.Metric;
import dev.lifeline.functions.metrics.MetricsDocument;
import dev.lifeline.lifecycle.run.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One function with all that it is made of, over the clients of AWS. All state that is not in the table is in here: a
 * new assembly has forgotten everything.
 */
final class Assembly implements Work {
    private final Settings settings;
    private final Chance chance;
    private final FunctionLog log;
    private final Measures measures = new Measures();
    private final Work work;

    /** Time and chance, as one function sees them. */
    record Chance(InstantSource clock, Pause pause, RandomGenerator random) {}

    Assembly(Settings settings, AwsClients clients, Chance chance, FunctionLog log, Function<Lifeline, Work> function) {
        this.settings = settings;
        this.chance = chance;
        this.log = log;
        this.work = function.apply(lifeline(clients));
    }

    private Lifeline lifeline(AwsClients clients) {
        RunTable table = new RunTable(settings.table(), Lifeline.DUE_SHARDS, settings.runRetention());
        CachedPolicies policies = new CachedPolicies(
                clients.policyStore(table), new PolicyLines(log, measures), chance.clock(), Lifeline.POLICY_FRESHNESS);
        RunCodec codec = new RunCodec();
        Registers registers = new MeasuredRegisters(clients.registers(table), measures);
        TaskRunner runner = new MeasuredTaskRunner(clients.taskRunner(), measures);
        Guarded guarded = Guarded.of(
                runner,
                new MeasuredDecisions(new DecisionLines(log), measures),
                new Guarded.Shared(registers, clients.slots(table)),
                settings.guard(),
                chance.clock(),
                chance.random());
        Surroundings surroundings = new Surroundings(
                        new MeasuredRunStore(clients.runStore(table, chance.random()), measures, chance.clock()),
                        runner,
                        policies,
                        guarded.log(),
                        chance.clock(),
                        chance.random(),
                        Limits.STANDARD,
                        settings.namespace())
                .with(new MeasuredGate(guarded.gate(), measures))
                .with(clients.timers(settings.timers(), chance.clock(), this::lost))
                .within(settings.clusters())
                .with(new Patience(chance.pause(), Lifeline.LAUNCH_PATIENCE));
        ForeignTasks foreign = switch (settings.adoption()) {
            case OFF -> ForeignTasks.ignored();
            case ON -> ForeignTasks.unrecorded(policies);
            case RECORDED -> new ForeignTasks(policies, clients.launchRecords(table, codec));
        };
        return Lifeline.in(surroundings, foreign, counted(clients.parking(table)), new Reconciler(surroundings))
                .telling(new MeasuredEvents(measures));
    }

    private void lost(String why) {
        measures.count(Metric.TIMERS_NOT_SET);
        log.write(LogLevel.WARN, JsonTree.object().put("message", why));
    }

    private Parking counted(Parking parking) {
        return message -> {
            parking.park(message);
            measures.count(Metric.PARKED_MESSAGES);
        };
    }

    /** Does the work, and tells what it came to, whether it failed or not. */
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        log.begin(Origin.of(context, System.getProperties(), System.getenv()));
        try {
            work.handle(in, out, context);
        } finally {
            Map<Metric, Double> measured = measures.take();
            if (!measured.isEmpty()) {
                log.write(MetricsDocument.of(
                        measured, settings.service(), chance.clock().instant()));
            }
        }
    }
}
