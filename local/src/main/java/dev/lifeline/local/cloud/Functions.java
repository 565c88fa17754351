package dev.lifeline.local.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.RunTable;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.guard.Guarded;
import dev.lifeline.controller.loop.CachedPolicies;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.loop.ForeignTasks;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.port.Pause;
import dev.lifeline.controller.port.PolicyLog;
import dev.lifeline.controller.port.PolicyStore;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.controller.port.Timers;
import dev.lifeline.functions.InstanceStateChange;
import dev.lifeline.functions.LaunchRun;
import dev.lifeline.functions.Lifeline;
import dev.lifeline.functions.Reconcile;
import dev.lifeline.functions.TaskStateChange;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Namespace;
import dev.lifeline.local.ScaledClock;
import dev.lifeline.local.ecs.EcsAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The functions of the template, over a table of its making and on a clock of one's own.
 *
 * @param store the runs as they are stored
 * @param policies the policies as they are stored
 * @param handlers by the functions' logical ids
 */
public record Functions(RunStore store, PolicyStore policies, Map<String, RequestStreamHandler> handlers) {
    /** The table, by its logical id. */
    public static final RunTable TABLE = new RunTable("RunTable", Lifeline.DUE_SHARDS, Duration.ofDays(90));

    /** What the tasks of the local cloud's runs are named after. */
    public static final Namespace NAMESPACE = new Namespace("local");

    /** What the template's rules must be told, so that the functions hear of the tasks of that namespace. */
    public static final Map<String, String> PARAMETERS = Map.of("Namespace", NAMESPACE.value());

    public Functions {
        handlers = Map.copyOf(handlers);
    }

    /**
     * What is chosen about them.
     *
     * @param timers how they wake themselves
     * @param runner what stands between the functions and ECS, such as a counter; {@code UnaryOperator.identity()} for
     *     nothing
     */
    public record Plan(
            long seed, Timers timers, UnaryOperator<TaskRunner> runner, DecisionLog log, PolicyLog policyLog) {}

    /** Makes them; nothing is called yet. */
    public static Functions of(Plan plan, AwsClients clients, ScaledClock clock) {
        RunStore store = clients.runStore(TABLE, new Random(plan.seed()));
        PolicyStore policies = clients.policyStore(TABLE);
        CachedPolicies cached = new CachedPolicies(policies, plan.policyLog(), clock, Lifeline.POLICY_FRESHNESS);
        TaskRunner runner = plan.runner().apply(clients.taskRunner());
        Guarded guarded = Guarded.of(
                runner,
                plan.log(),
                new Guarded.Shared(clients.registers(TABLE), clients.slots(TABLE)),
                GuardRules.STANDARD,
                clock,
                new Random(plan.seed()));
        Pause pause = moment -> sleepUntil(clock, moment);
        Surroundings surroundings = new Surroundings(
                        store,
                        runner,
                        cached,
                        guarded.log(),
                        clock,
                        new Random(plan.seed()),
                        Limits.STANDARD,
                        NAMESPACE)
                .with(guarded.gate())
                .with(plan.timers())
                .within(new Clusters(EcsAccount.EXAMPLE.arn("cluster/"), List.of("*")))
                .with(new Patience(pause, Lifeline.LAUNCH_PATIENCE));
        Lifeline lifeline = Lifeline.in(
                surroundings, ForeignTasks.unrecorded(cached), clients.parking(TABLE), new Reconciler(surroundings));
        return new Functions(store, policies, handlers(lifeline));
    }

    private static Map<String, RequestStreamHandler> handlers(Lifeline lifeline) {
        return Map.of(
                "TaskStateChange", new TaskStateChange(lifeline),
                "InstanceStateChange", new InstanceStateChange(lifeline),
                "Reconcile", new Reconcile(lifeline),
                "LaunchRun", new LaunchRun(lifeline));
    }

    private static void sleepUntil(ScaledClock clock, Instant moment) {
        try {
            Thread.sleep(clock.real(Duration.between(clock.instant(), moment)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
