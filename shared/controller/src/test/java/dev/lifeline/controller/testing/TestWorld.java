package dev.lifeline.controller.testing;

import dev.lifeline.controller.RunController;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.guard.Gate;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.loop.ControllerPorts;
import dev.lifeline.controller.loop.DeploymentRules;
import dev.lifeline.controller.loop.Patience;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.store.AdoptionPorts;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.controller.time.TimeAndDice;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All stand-ins together, and the controller's ports made of them. The dice always show the middle. */
public final class TestWorld {
    public final Calls calls = new Calls();
    public final InMemoryRunStore store = new InMemoryRunStore(calls);
    public final ScriptedTaskRunner ecs = new ScriptedTaskRunner(calls);
    public final ScriptedReceivers receivers = new ScriptedReceivers();
    public final InMemoryLaunchRecords records = new InMemoryLaunchRecords(calls);
    public final InMemoryRegisters registers = new InMemoryRegisters();
    public final InMemorySlots slots = new InMemorySlots();
    public final InMemoryPolicyStore policies = new InMemoryPolicyStore();
    public final SettableClock clock;

    /** The timers that were set, in order. */
    public final List<Timer> timers = new ArrayList<>();

    public final List<Decision> decisions = new ArrayList<>();

    /** The policies whose shadow was unavailable, once per decision. */
    public final List<Policy> shadowless = new ArrayList<>();

    /** The names under which requests were refused. */
    public final List<RunId> refused = new ArrayList<>();

    public TestWorld(Instant now) {
        this.clock = new SettableClock(now);
    }

    /** A controller in this world, which adopts nothing. */
    public RunController controller() {
        return RunController.in(controllerPorts());
    }

    public ControllerPorts controllerPorts() {
        return controllerPorts(table(), ecsPorts());
    }

    /** The same world under other policies. */
    public ControllerPorts controllerPorts(PolicySource source) {
        return controllerPorts(source, AdoptionPorts.ignored());
    }

    /** The same world with tasks that Lifeline did not launch. */
    public ControllerPorts controllerPorts(AdoptionPorts foreign) {
        return controllerPorts(PolicySource.builtIn(), foreign);
    }

    /** The same world through other ports. */
    public ControllerPorts controllerPorts(TablePorts table, EcsPorts ports) {
        return in(table, ports, PolicySource.builtIn(), AdoptionPorts.ignored());
    }

    private ControllerPorts controllerPorts(PolicySource source, AdoptionPorts foreign) {
        return in(table(), ecsPorts(), source, foreign);
    }

    private ControllerPorts in(TablePorts table, EcsPorts ports, PolicySource source, AdoptionPorts foreign) {
        return new ControllerPorts(
                table, ports, timers::add, receivers, Gate.OPEN, source, foreign, this::note, chance(), rules());
    }

    /** The same world with other rules. */
    public static ControllerPorts ruled(ControllerPorts like, DeploymentRules rules) {
        return new ControllerPorts(
                like.table(),
                like.ecs(),
                like.timers(),
                like.callbacks(),
                like.gate(),
                like.policies(),
                like.foreign(),
                like.notes(),
                like.chance(),
                rules);
    }

    /** In every cluster, with each question asked once. */
    public static DeploymentRules rules() {
        return new DeploymentRules(
                Limits.STANDARD, Runs.NAMESPACE, Clusters.any(), new Patience(moment -> {}, Duration.ZERO));
    }

    /** The dice show the middle. */
    public TimeAndDice chance() {
        return new TimeAndDice(clock, () -> Long.MIN_VALUE);
    }

    /** Without quarantined messages. */
    public TablePorts table() {
        return table(quarantined -> {
            throw new AssertionError("quarantined: " + quarantined.reason());
        });
    }

    public TablePorts table(Quarantine quarantine) {
        return new TablePorts(
                store,
                store,
                store,
                policies,
                records,
                quarantine,
                registers,
                slots,
                new InMemoryListing(store).ports());
    }

    public EcsPorts ecsPorts() {
        return new EcsPorts(ecs, ecs, ecs, ecs);
    }

    /** Receives the notes of a controller. */
    public void note(Note note) {
        switch (note) {
            case Note.Decided decided -> decisions.add(decided.decision());
            case Note.ShadowUnavailable silent -> shadowless.add(silent.policy());
            case Note.LaunchRefused wrong -> refused.add(wrong.run());
            case Note.EffectHeld held -> {}
            case Note.RaceLost lost -> {}
            case Note.EventHandled handled -> {}
            case Note.RunDeleted deleted -> {}
            case Note.PolicyUnreadable unreadable -> {}
            case Note.TimerLost lost -> {}
        }
    }
}
