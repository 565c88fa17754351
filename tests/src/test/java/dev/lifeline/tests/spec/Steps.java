package dev.lifeline.tests.spec;

import dev.lifeline.controller.port.RunStore.SaveResult;
import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Observation.InstanceLost;
import dev.lifeline.lifecycle.run.Observation.StopRequested;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import dev.lifeline.lifecycle.run.Observation.TimePassed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that can happen next in a world: what its functions do is the real code's doing. */
final class Steps {
    /** So that no two of the code's instants are equal by chance. */
    private static final Duration BLINK = Duration.ofMillis(1);

    private final Model model;
    private final Life.Rules rules;
    private final Calls calls;
    private final Timers timers;

    Steps(Model model, Life.Rules rules) {
        this.model = model;
        this.rules = rules;
        this.calls = new Calls(model);
        this.timers = new Timers(rules);
    }

    /** A step, and what it is called. */
    record Step(String name, World to) {}

    List<Step> from(World world) {
        List<Step> steps = new ArrayList<>();
        if (world.functions().size() < model.functions()) {
            begins(world, steps);
        }
        for (int function = 0; function < world.functions().size(); function++) {
            goesOn(world, function, steps);
            steps.add(new Step("a function dies", world.without(function)));
        }
        ecs(world, steps);
        timers.next(world).ifPresent(then -> steps.add(new Step("time passes", world.at(then))));
        return steps;
    }

    private void begins(World world, List<Step> steps) {
        if (world.stored().isEmpty()) {
            begin(world, new Life.Cause.Launch(), Words.observed("launch", 0, Fate.State.NONE), steps);
            return;
        }
        String tick = Words.observed("tick", 0, Fate.State.NONE);
        begin(world, new Life.Cause.Launch(), tick, steps);
        begin(world, new Life.Cause.Brought(new TimePassed()), tick, steps);
        if (model.has("UserStops")) {
            String user = Words.observed("user", 0, Fate.State.NONE);
            begin(world, new Life.Cause.Brought(new StopRequested("enough")), user, steps);
        }
        for (int number = 1; number <= world.tasks().size(); number++) {
            events(world, number, steps);
        }
        if (model.has("Strangers")) {
            eventsOfStrangers(world, steps);
        }
    }

    private void eventsOfStrangers(World world, List<Step> steps) {
        for (Fate.State state : Stranger.STATES) {
            String words = Words.observed("seen", Stranger.number(model), state);
            for (EcsTask task : Stranger.all(model, 1, state)) {
                begin(world, new Life.Cause.Brought(new TaskSeen(1, task)), words, steps);
            }
        }
    }

    private void events(World world, int number, List<Step> steps) {
        Fate task = world.task(number);
        for (Fate.State state : told(number, task.state())) {
            Observation seen = new TaskSeen(task.attempt(), task.told(number, state));
            begin(world, new Life.Cause.Brought(seen), Words.observed("seen", number, state), steps);
        }
        if (task.state() == Fate.State.GONE) {
            Observation lost = new InstanceLost(Fate.instance(number));
            begin(world, new Life.Cause.Brought(lost), Words.observed("instance", number, Fate.State.GONE), steps);
        }
    }

    /** What an event may still say of a task in this state: whatever the task has been. */
    private List<Fate.State> told(int number, Fate.State state) {
        Fate.State alive = Fate.State.ALIVE;
        return switch (state) {
            case NONE -> List.of();
            case ALIVE, GONE -> List.of(alive);
            case STOPPING, EXITED_GOOD, EXITED_BAD -> List.of(alive, state);
            case GOOD -> mayHang(number) ? List.of(alive, Fate.State.EXITED_GOOD, state) : List.of(alive, state);
            case BAD ->
                mayHang(number)
                        ? List.of(alive, Fate.State.STOPPING, Fate.State.EXITED_BAD, state)
                        : List.of(alive, Fate.State.STOPPING, state);
        };
    }

    private boolean mayHang(int number) {
        return number <= model.number("HangingTasks");
    }

    private void begin(World world, Life.Cause cause, String words, List<Step> steps) {
        Instant now = world.now().plus(BLINK);
        Life life = new Life(cause, now, List.of(new Life.Answered(world.stored(), now, Optional.empty())));
        World next = world.at(now);
        life.live(rules, words)
                .ifPresent(standing ->
                        steps.add(new Step("begins: " + words, next.with(new World.Function(life, words, standing)))));
    }

    private void goesOn(World world, int number, List<Step> steps) {
        World.Function function = world.functions().get(number);
        switch (function.standing().call()) {
            case Standing.Call.Load load -> throw new IllegalStateException("a run is loaded as the function begins");
            case Standing.Call.Save save -> {
                boolean fresh = function.standing().revision() == world.revision();
                Stored next = new Stored(save.run(), world.revision() + 1);
                SaveResult result = fresh ? new SaveResult.Saved(next) : new SaveResult.Lost(world.stored());
                World then = fresh ? world.with(next) : world;
                steps.add(goesOn(then, number, fresh ? "saves" : "loses", result, Optional.empty()));
            }
            case Standing.Call.Carry carry -> {
                for (Calls.Outcome outcome : calls.outcomes(world, carry.effect())) {
                    steps.add(goesOn(
                            outcome.then(),
                            number,
                            "calls: " + outcome.words(),
                            outcome.answer(),
                            Optional.of(outcome.words())));
                }
            }
        }
    }

    private Step goesOn(World world, int number, String name, Object answer, Optional<String> words) {
        World.Function function = world.functions().get(number);
        Instant now = world.now().plus(BLINK);
        Life life = function.life().and(new Life.Answered(answer, now, words));
        World rest = world.without(number).at(now);
        return new Step(
                name,
                life.live(rules, function.cause())
                        .map(standing -> rest.with(new World.Function(life, function.cause(), standing)))
                        .orElse(rest));
    }

    private void ecs(World world, List<Step> steps) {
        for (int number = 1; number <= world.tasks().size(); number++) {
            Fate task = world.task(number);
            for (Fate next : becomes(world, number, task)) {
                steps.add(new Step("task " + number + " becomes " + next, world.with(number, next)));
            }
        }
    }

    private List<Fate> becomes(World world, int number, Fate task) {
        List<Fate> next = new ArrayList<>();
        ends(number, task.state()).forEach(state -> next.add(task.with(state)));
        boolean there = task.state() != Fate.State.NONE;
        if (there && !task.visible()) {
            next.add(task.seen());
        }
        boolean mayGo = task.state().hasEnded() || (task.state() != Fate.State.GONE && model.has("LostInstances"));
        if (there && task.visible() && mayGo && isHeardOf(world, number)) {
            next.add(task.with(Fate.State.GONE));
        }
        if (there && task.visible() && task.token() && timers.isTokenOld(world, task.attempt())) {
            next.add(task.forgotten());
        }
        return next;
    }

    private List<Fate.State> ends(int number, Fate.State state) {
        return switch (state) {
            case NONE, GOOD, BAD, GONE -> List.of();
            case ALIVE ->
                mayHang(number)
                        ? List.of(Fate.State.GOOD, Fate.State.BAD, Fate.State.EXITED_GOOD, Fate.State.EXITED_BAD)
                        : List.of(Fate.State.GOOD, Fate.State.BAD);
            case STOPPING, EXITED_BAD -> List.of(Fate.State.BAD);
            case EXITED_GOOD -> List.of(Fate.State.GOOD);
        };
    }

    private static boolean isHeardOf(World world, int number) {
        return world.run().stream()
                .flatMap(run -> Stream.concat(
                        run.attempt().task().stream(), run.past().stream().flatMap(past -> past.task().stream())))
                .anyMatch(Fate.ref(number)::equals);
    }
}
