package dev.lifeline.tests.spec;

import dev.lifeline.controller.store.RunStore.SaveResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.attempt.StopManner;
import dev.lifeline.lifecycle.decision.Observation;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.run.Callback;
import dev.lifeline.lifecycle.run.CallbackTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All possible next steps in a world; its functions run the real code. */
final class Steps {
    /** So that no two instants of the code are equal by chance. */
    private static final Duration BLINK = Duration.ofMillis(1);

    private final Model model;
    private final FunctionLife.LifeSettings rules;
    private final CallOutcomes calls;
    private final TimeSteps timers;

    Steps(Model model, FunctionLife.LifeSettings rules) {
        this.model = model;
        this.rules = rules;
        this.calls = new CallOutcomes(model);
        this.timers = new TimeSteps(rules);
    }

    /** A step with its name. */
    record NamedStep(String name, SpecWorld to) {}

    List<NamedStep> from(SpecWorld world) {
        List<NamedStep> steps = new ArrayList<>();
        if (world.functions().size() < model.functions()) {
            begins(world, steps);
        }
        for (int function = 0; function < world.functions().size(); function++) {
            goesOn(world, function, steps);
            steps.add(new NamedStep("a function dies", world.without(function)));
        }
        ecs(world, steps);
        timers.next(world).ifPresent(then -> steps.add(new NamedStep("time passes", world.at(then))));
        return steps;
    }

    private void begins(SpecWorld world, List<NamedStep> steps) {
        if (world.stored().isEmpty()) {
            begin(
                    world,
                    new FunctionLife.InvocationCause.LaunchRequested(),
                    ModelWords.observed("launch", 0, SpecTask.SpecTaskState.NONE),
                    steps);
            return;
        }
        String tick = ModelWords.observed("tick", 0, SpecTask.SpecTaskState.NONE);
        begin(world, new FunctionLife.InvocationCause.LaunchRequested(), tick, steps);
        begin(world, new FunctionLife.InvocationCause.Brought(new TimePassed()), tick, steps);
        if (model.has("UserStops")) {
            String user = ModelWords.observed("user", 0, SpecTask.SpecTaskState.NONE);
            begin(
                    world,
                    new FunctionLife.InvocationCause.Brought(new StopRequested("enough", StopManner.GRACEFUL)),
                    user,
                    steps);
        }
        users(world, steps);
        for (int number = 1; number <= world.tasks().size(); number++) {
            events(world, number, steps);
        }
        if (model.has("Strangers")) {
            eventsOfStrangers(world, steps);
        }
    }

    private void users(SpecWorld world, List<NamedStep> steps) {
        Map<String, Observation> requests = new LinkedHashMap<>();
        if (model.has("Suspensions")) {
            requests.put("suspend", new SuspendRequested("not now"));
            requests.put("resume", new ResumeRequested());
        }
        boolean nobody = world.run().filter(run -> run.orders().numbered() == 0).isPresent();
        if (model.has("Callbacks") && nobody) {
            CallbackTarget queue = new CallbackTarget.QueueTarget("https://queue");
            requests.put("wait", new CallbackRequested(Callback.to(queue, Optional.empty())));
        }
        requests.forEach((words, request) -> begin(
                world,
                new FunctionLife.InvocationCause.Brought(request),
                ModelWords.observed(words, 0, SpecTask.SpecTaskState.NONE),
                steps));
    }

    private void eventsOfStrangers(SpecWorld world, List<NamedStep> steps) {
        for (SpecTask.SpecTaskState state : SpecStranger.STATES) {
            String words = ModelWords.observed("seen", SpecStranger.number(model), state);
            for (EcsTask task : SpecStranger.all(model, 1, state)) {
                begin(world, new FunctionLife.InvocationCause.Brought(new TaskSeen(1, task)), words, steps);
            }
        }
    }

    private void events(SpecWorld world, int number, List<NamedStep> steps) {
        SpecTask task = world.task(number);
        for (SpecTask.SpecTaskState state : told(number, task.state())) {
            Observation seen = new TaskSeen(task.attempt(), task.told(number, state));
            begin(
                    world,
                    new FunctionLife.InvocationCause.Brought(seen),
                    ModelWords.observed("seen", number, state),
                    steps);
        }
        if (task.state() == SpecTask.SpecTaskState.GONE) {
            Observation lost = new InstanceLost(SpecTask.instance(number));
            begin(
                    world,
                    new FunctionLife.InvocationCause.Brought(lost),
                    ModelWords.observed("instance", number, SpecTask.SpecTaskState.GONE),
                    steps);
        }
    }

    /** What a late event may report about a task in this state: any earlier state. */
    private List<SpecTask.SpecTaskState> told(int number, SpecTask.SpecTaskState state) {
        SpecTask.SpecTaskState alive = SpecTask.SpecTaskState.ALIVE;
        return switch (state) {
            case NONE -> List.of();
            case ALIVE, GONE -> List.of(alive);
            case STOPPING, EXITED_GOOD, EXITED_BAD -> List.of(alive, state);
            case GOOD ->
                mayHang(number) ? List.of(alive, SpecTask.SpecTaskState.EXITED_GOOD, state) : List.of(alive, state);
            case BAD ->
                mayHang(number)
                        ? List.of(alive, SpecTask.SpecTaskState.STOPPING, SpecTask.SpecTaskState.EXITED_BAD, state)
                        : List.of(alive, SpecTask.SpecTaskState.STOPPING, state);
        };
    }

    private boolean mayHang(int number) {
        return number <= model.number("HangingTasks");
    }

    private void begin(SpecWorld world, FunctionLife.InvocationCause cause, String words, List<NamedStep> steps) {
        Instant now = world.now().plus(BLINK);
        FunctionLife life = new FunctionLife(
                cause, now, List.of(new FunctionLife.AnsweredCall(world.stored(), now, Optional.empty())));
        SpecWorld next = world.at(now);
        life.live(rules, words)
                .ifPresent(standing -> steps.add(new NamedStep(
                        "begins: " + words, next.with(new SpecWorld.LiveFunction(life, words, standing)))));
    }

    private void goesOn(SpecWorld world, int number, List<NamedStep> steps) {
        SpecWorld.LiveFunction function = world.functions().get(number);
        switch (function.standing().call()) {
            case PendingStep.PendingCall.Load load ->
                throw new IllegalStateException("a run is loaded as the function begins");
            case PendingStep.PendingCall.Save save -> {
                boolean fresh = function.standing().revision() == world.revision();
                Stored next = new Stored(save.run(), world.revision() + 1);
                SaveResult result = fresh ? new SaveResult.Saved(next) : new SaveResult.Lost(world.stored());
                SpecWorld then = fresh ? world.with(next) : world;
                steps.add(goesOn(then, number, fresh ? "saves" : "loses", result, Optional.empty()));
            }
            case PendingStep.PendingCall.Carry carry -> {
                for (CallOutcomes.CallOutcome outcome : calls.outcomes(world, carry.effect())) {
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

    private NamedStep goesOn(SpecWorld world, int number, String name, Object answer, Optional<String> words) {
        SpecWorld.LiveFunction function = world.functions().get(number);
        Instant now = world.now().plus(BLINK);
        FunctionLife life = function.life().and(new FunctionLife.AnsweredCall(answer, now, words));
        SpecWorld rest = world.without(number).at(now);
        return new NamedStep(
                name,
                life.live(rules, function.cause())
                        .map(standing -> rest.with(new SpecWorld.LiveFunction(life, function.cause(), standing)))
                        .orElse(rest));
    }

    private void ecs(SpecWorld world, List<NamedStep> steps) {
        for (int number = 1; number <= world.tasks().size(); number++) {
            SpecTask task = world.task(number);
            for (SpecTask next : becomes(world, number, task)) {
                steps.add(new NamedStep("task " + number + " becomes " + next, world.with(number, next)));
            }
        }
    }

    private List<SpecTask> becomes(SpecWorld world, int number, SpecTask task) {
        List<SpecTask> next = new ArrayList<>();
        ends(number, task.state()).forEach(state -> next.add(task.with(state)));
        boolean there = task.state() != SpecTask.SpecTaskState.NONE;
        if (there && !task.visible()) {
            next.add(task.seen());
        }
        boolean mayGo =
                task.state().hasEnded() || (task.state() != SpecTask.SpecTaskState.GONE && model.has("LostInstances"));
        if (there && task.visible() && mayGo && (!model.has("HeardInTime") || isHeardOf(world, number))) {
            next.add(task.with(SpecTask.SpecTaskState.GONE));
        }
        if (there && task.visible() && task.token() && timers.isTokenOld(world, task.attempt())) {
            next.add(task.forgotten());
        }
        return next;
    }

    private List<SpecTask.SpecTaskState> ends(int number, SpecTask.SpecTaskState state) {
        return switch (state) {
            case NONE, GOOD, BAD, GONE -> List.of();
            case ALIVE ->
                mayHang(number)
                        ? List.of(
                                SpecTask.SpecTaskState.GOOD,
                                SpecTask.SpecTaskState.BAD,
                                SpecTask.SpecTaskState.EXITED_GOOD,
                                SpecTask.SpecTaskState.EXITED_BAD)
                        : List.of(SpecTask.SpecTaskState.GOOD, SpecTask.SpecTaskState.BAD);
            case STOPPING, EXITED_BAD -> List.of(SpecTask.SpecTaskState.BAD);
            case EXITED_GOOD -> List.of(SpecTask.SpecTaskState.GOOD);
        };
    }

    private static boolean isHeardOf(SpecWorld world, int number) {
        return world.run().stream()
                .flatMap(run -> Stream.concat(
                        run.attempt().task().stream(), run.past().stream().flatMap(past -> past.task().stream())))
                .anyMatch(SpecTask.ref(number)::equals);
    }
}
