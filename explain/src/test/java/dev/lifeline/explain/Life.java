package dev.lifeline.explain;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A run that the core decides about, with its journal. */
public final class Life {
    private final Policy policy;
    private final List<JournalEntry> journal = new ArrayList<>();
    private Instant now = Runs.NOON;
    private Run run;

    private Life(Policy policy) {
        this.policy = policy;
        Decision launch = Supervisor.launch(Runs.IDENTITY, LaunchOrder.of(Runs.REQUEST), circumstances());
        run = launch.run();
        journal.add(new JournalEntry(1, launch.explanation()));
    }

    public static Life launched() {
        return under(DefaultPolicy.named("default").orElseThrow());
    }

    public static Life under(Policy policy) {
        return new Life(policy);
    }

    public Run run() {
        return run;
    }

    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    public Policy policy() {
        return policy;
    }

    public Instant now() {
        return now;
    }

    private Circumstances circumstances() {
        return new Circumstances(policy, Optional.empty(), CauseCatalog.standard(), Limits.STANDARD, now, 0.5);
    }

    /** Something is observed so many seconds later. */
    public Life then(double seconds, Observation observation) {
        now = now.plusMillis(Math.round(seconds * 1000));
        Decision decision = Supervisor.decide(run, observation, circumstances());
        if (decision.outcome() == DecisionOutcome.APPLIED) {
            journal.add(new JournalEntry(journal.size() + 1L, decision.explanation()));
        }
        run = decision.run();
        return this;
    }

    public Life answers(double seconds, LaunchAnswer answer) {
        return then(seconds, new LaunchAnswered(run.attempt().number(), answer));
    }

    /** ECS accepts the launch: its task is PROVISIONING. */
    public Life accepted(double seconds) {
        Instant at = now.plusMillis(Math.round(seconds * 1000));
        EcsTask task = new NextSnapshot(run.attempt().number(), at).task("PROVISIONING");
        return answers(seconds, new LaunchAnswer.TaskCreated(task.ref(), Optional.of(task)));
    }

    /** Its task is seen, changed from the latest snapshot. */
    public Life sees(double seconds, UnaryOperator<NextSnapshot> change) {
        Instant at = now.plusMillis(Math.round(seconds * 1000));
        NextSnapshot latest =
                NextSnapshot.of(run.attempt().number(), run.attempt().seen(), at);
        return then(
                seconds,
                new TaskSeen(run.attempt().number(), change.apply(latest).task()));
    }

    public Life running(double seconds) {
        return sees(seconds, task -> task.pulled().status("RUNNING").started());
    }

    public Life exits(double seconds, int code) {
        return sees(seconds, task -> task.exited(code).status("STOPPED"));
    }

    /** The next attempt begins when it is due, or what else is due is done. */
    public Life due() {
        Instant at = run.phase() instanceof Phase.BackingOff waiting
                ? waiting.until()
                : run.next().orElseThrow().at();
        return then((double) Duration.between(now, at).toMillis() / 1000, new TimePassed());
    }
}
