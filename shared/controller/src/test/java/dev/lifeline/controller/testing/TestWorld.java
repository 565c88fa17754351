package dev.lifeline.controller.testing;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Surroundings;
import dev.lifeline.controller.port.DecisionLog;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.controller.port.Timers;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All stand-ins together, and the surroundings made of them. The dice always show the middle. */
public final class TestWorld {
    public final Calls calls = new Calls();
    public final InMemoryRunStore store = new InMemoryRunStore(calls);
    public final ScriptedTaskRunner ecs = new ScriptedTaskRunner(calls);
    public final InMemoryLaunchRecords records = new InMemoryLaunchRecords(calls);
    public final InMemoryRegisters registers = new InMemoryRegisters();
    public final SettableClock clock;

    /** Those that were set, in their order. */
    public final List<Timer> timers = new ArrayList<>();

    public final List<Decision> decisions = new ArrayList<>();

    /** The policies whose shadow could not be asked, once for each decision. */
    public final List<Policy> shadowless = new ArrayList<>();

    /** The names under which requests were refused. */
    public final List<RunId> refused = new ArrayList<>();

    public TestWorld(Instant now) {
        this.clock = new SettableClock(now);
    }

    public Surroundings surroundings() {
        return surroundings(store, ecs, PolicySource.builtIn());
    }

    /** A reconciler in this world. */
    public Reconciler reconciler() {
        return reconciler(surroundings());
    }

    /** The same in other surroundings. */
    public Reconciler reconciler(Surroundings surroundings) {
        return new Reconciler(surroundings);
    }

    /** The same world through other ports. */
    public Surroundings surroundings(RunStore runs, TaskRunner runner, PolicySource policies) {
        Surroundings surroundings = new Surroundings(
                runs,
                runner,
                policies,
                new DecisionLog() {
                    @Override
                    public void decided(RunId run, Decision decision) {
                        decisions.add(decision);
                    }

                    @Override
                    public void decidedWithoutShadow(Policy policy) {
                        shadowless.add(policy);
                    }

                    @Override
                    public void launchRefused(RunId run, List<Problem> problems) {
                        refused.add(run);
                    }
                },
                clock,
                () -> Long.MIN_VALUE,
                Limits.STANDARD,
                Runs.NAMESPACE);
        return surroundings.with((Timers) timers::add);
    }
}
