package dev.lifeline.controller.loop;

import dev.lifeline.controller.event.Timer;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.time.Timers;
import dev.lifeline.controller.time.TimersUnavailable;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.Effect;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.Change;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Load, decide, save, act. The order is the protocol:
 *
 * <ol>
 *   <li>the run is read, and the pure core decides;
 *   <li>one conditional write saves the next run together with its pending effects, if anything of {@linkplain Change
 *       substance} has changed; a lost race decides again, on the winner's run;
 *   <li>only then are the effects carried out;
 *   <li>their results are observations, and take the same path.
 * </ol>
 *
 * <p>A function may die between any two of these lines: what is saved and not done becomes due again, and what is done
 * and not saved can safely be repeated.
 */
public final class RunLoop {
    /** Limits retries on one run: more concurrent writers than this indicate a fault. */
    private static final int MOST_TRIES = 10;

    /** No observation leads to more than a handful of effects, each with one answer. */
    private static final int MOST_DECISIONS = 50;

    private final RunStore store;
    private final Effects effects;
    private final Timers timers;
    private final Notes notes;
    private final Decider decider;

    public RunLoop(ControllerPorts ports) {
        this.store = ports.table().runs();
        this.timers = ports.timers();
        this.notes = ports.notes();
        this.effects = new Effects(ports);
        this.decider = new Decider(ports.policies(), ports.rules(), ports.chance(), notes);
    }

    public Decider decider() {
        return decider;
    }

    public Optional<Stored> load(RunId id) {
        return store.load(id);
    }

    /** Passes an observation to its run and carries out everything that follows; empty if the run does not exist. */
    public Optional<Turn> observe(RunKey key, Observation observation) {
        return turn(key, observation).map(this::act);
    }

    /** A timer fired: its run's due work is carried out. A timer that is too early is set again. */
    public Optional<Turn> wake(Timer timer) {
        Instant now = timer.timeAt(decider.now());
        Optional<Turn> turn = store.load(timer.run())
                .map(stored -> act(turn(
                        stored,
                        (run, circumstances) -> Supervisor.decide(
                                run, new TimePassed(), circumstances.at(timer.timeAt(circumstances.now()))))));
        turn.flatMap(done -> done.stored().run().wake())
                .filter(timer.at()::equals)
                .filter(now::isBefore)
                .ifPresent(at -> set(timer));
        return turn;
    }

    /** The first half of {@link #observe}: saves the decision and leaves its effects to the caller. */
    public Optional<Turn> turn(RunKey key, Observation observation) {
        return store.load(key).map(stored -> turn(stored, observation));
    }

    /** Carries out the effects of a turn, and those of the decisions about their results. */
    public Turn act(Turn first) {
        return act(first, Instant.MAX);
    }

    /** The same for a caller who cannot wait: what has not begun by then is left to a timer. */
    public Turn act(Turn first, Instant until) {
        Deque<Effect> todo = new ArrayDeque<>(first.decision().effects());
        Stored stored = first.stored();
        for (int decisions = 0; !todo.isEmpty() && decisions < MOST_DECISIONS; decisions++) {
            if (!decider.now().isBefore(until)) {
                Run run = stored.run();
                run.wake().ifPresent(at -> set(new Timer(run.id().key(), at)));
                break;
            }
            Observation result = effects.carryOut(stored.run(), todo.remove());
            Turn next = turn(stored, result);
            stored = next.stored();
            todo.addAll(next.decision().effects());
        }
        return new Turn(stored, first.decision());
    }

    /** Starts a run and carries out what follows. If the run already exists, passes the observation to it instead. */
    public Turn begin(Decision decision, Observation otherwise) {
        return act(
                switch (begin(decision, Optional.empty())) {
                    case Beginning.Begun begun -> begun.turn();
                    case Beginning.Exists exists -> turn(exists.stored(), otherwise);
                });
    }

    /** The result of starting a generation. */
    public sealed interface Beginning {
        /** It is saved, and its effects must be carried out. */
        record Begun(Turn turn) implements Beginning {}

        /** Another generation of the name started meanwhile, or before. */
        record Exists(Stored stored) implements Beginning {}
    }

    /**
     * Saves a generation for the first time.
     *
     * @param ended the ended run that it follows; empty for the first generation of a name
     */
    public Beginning begin(Decision decision, Optional<Stored> ended) {
        Run run = decision.run();
        SaveResult result = ended.map(last -> store.save(run, last, Optional.of(decision.explanation())))
                .orElseGet(() -> store.create(run, decision.explanation()));
        return switch (result) {
            case SaveResult.Saved saved ->
                new Beginning.Begun(saved(saved, new Note.Decided(Optional.empty(), decision), Optional.empty()));
            case SaveResult.Lost lost ->
                new Beginning.Exists(lost.winner()
                        .orElseThrow(() -> new Contention(run.id(), 1))
                        .of(run.id()));
        };
    }

    /** @param set the moment for which a timer is already set */
    private Turn saved(SaveResult.Saved saved, Note.Decided decided, Optional<Instant> set) {
        notes.add(decided);
        Decision decision = decided.decision();
        decision.wake()
                .filter(at -> set.filter(at::equals).isEmpty())
                .ifPresent(at -> set(new Timer(decided.run().key(), at)));
        return new Turn(saved.stored(), decision);
    }

    /** A timer that cannot be set delays nothing: the run is saved. */
    public void set(Timer timer) {
        try {
            timers.set(timer);
        } catch (TimersUnavailable lost) {
            notes.add(new Note.TimerLost(lost));
        }
    }

    public Turn turn(Stored first, Observation observation) {
        return turn(first, (run, circumstances) -> Supervisor.decide(run, observation, circumstances));
    }

    public Turn turn(Stored first, BiFunction<Run, Circumstances, Decision> core) {
        Stored stored = first;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Run run = stored.run();
            Decision decided = decider.decide(run, circumstances -> core.apply(run, circumstances));
            Change change = Change.between(run, decided.run());
            Decision decision = decided.weighed(change);
            switch (write(change, decision, stored)) {
                case SaveResult.Saved saved -> {
                    Optional<Instant> set = change == Change.DETAIL ? decision.wake() : run.wake();
                    return saved(saved, new Note.Decided(Optional.of(run), decision), set);
                }
                case SaveResult.Lost lost -> {
                    notes.add(new Note.RaceLost(run.id()));
                    stored = next(stored, lost);
                }
            }
        }
        throw new Contention(first.run().id(), MOST_TRIES);
    }

    /** Details are not written: if nothing else has changed, the run remains as it was read. */
    private SaveResult write(Change change, Decision decision, Stored last) {
        return switch (change) {
            case DETAIL -> new SaveResult.Saved(last);
            case DEADLINE -> store.save(decision.run(), last, Optional.empty());
            case SUBSTANCE -> store.save(decision.run(), last, Optional.of(decision.explanation()));
        };
    }

    /**
     * What to decide upon after a lost race. An observation does not apply to another generation, which would take the
     * answer to an earlier call for its own.
     */
    private static Stored next(Stored last, SaveResult.Lost lost) {
        return lost.winner()
                .filter(winner -> winner.isOfSameGeneration(last))
                .orElseThrow(() -> new Contention(last.run().id(), 1));
    }
}
