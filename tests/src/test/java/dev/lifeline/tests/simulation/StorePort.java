package dev.lifeline.tests.simulation;

import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.InstanceRuns;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunKey;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The store as a function sees it: it throttles, is silent before or after its work, and its indexes lag. */
final class StorePort implements RunStore, DueRuns, InstanceRuns {
    /** The client's time-out. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatedStack stack;
    private final SimulatedWorld world;
    private final FunctionInstance function;

    StorePort(SimulatedStack stack, FunctionInstance function) {
        this.stack = stack;
        this.world = stack.world();
        this.function = function;
    }

    @Override
    public Optional<Stored> load(RunKey key) {
        before("load", key);
        Optional<Stored> stored = stack.store().load(key);
        stored.ifPresentOrElse(
                found -> function.testimony().toRun(found.run()),
                () -> function.testimony().toNone(key));
        function.step("loaded", stored.map(Stored::revision).orElse(0L));
        return stored;
    }

    @Override
    public SaveResult create(Run run, Explanation explanation) {
        before("create", run.id());
        return written(run, Optional.of(explanation), stack.store().create(run, explanation));
    }

    @Override
    public SaveResult save(Run run, Stored last, Optional<Explanation> explanation) {
        before(explanation.isPresent() ? "save" : "keep", run.id());
        SaveResult result = world.chance().happens(Fault.STORE_CONFLICT, run.id())
                ? new SaveResult.Lost(stack.store().load(run.id().key()))
                : stack.store().save(run, last, explanation);
        return written(run, explanation, result);
    }

    @Override
    public DeleteResult delete(Stored last) {
        before("delete", last.run().id());
        DeleteResult result = stack.store().delete(last);
        if (result instanceof DeleteResult.Gone) {
            stack.witness().removed(last.run());
        }
        after(world, function, last.run().id());
        function.step("delete answered", last.run().id());
        return result;
    }

    @Override
    public void sweep(RunKey key) {
        before("sweep", key);
        stack.store().sweep(key);
    }

    private SaveResult written(Run run, Optional<Explanation> explanation, SaveResult result) {
        Witness.hold(!function.isReading(), "reading changes nothing", run.id().key());
        switch (result) {
            case SaveResult.Saved saved -> {
                world.trace()
                        .note(
                                world.time().now(),
                                function.toString(),
                                "saved",
                                run.id() + " #" + saved.stored().revision() + " "
                                        + explanation.map(Explanation::reason).orElse("details"));
                stack.witness().saved(function, run, saved.stored().revision(), explanation);
                function.testimony().toRun(run);
            }
            case SaveResult.Lost lost ->
                lost.winner().ifPresent(winner -> function.testimony().toRun(winner.run()));
        }
        after(world, function, run.id());
        if (result instanceof SaveResult.Saved) {
            explanation.ifPresent(
                    why -> stack.witness().calls().learnt(function, run.id().key(), why));
        }
        function.step("save answered", run.id());
        return result;
    }

    @Override
    public List<Due> due(Instant until, int limit) {
        return due(
                () -> stack.table().due().due(until, limit),
                then -> stack.witness().indexes().due(then, until).limit(limit).toList());
    }

    private List<Due> due(Supplier<List<Due>> fresh, Function<Instant, List<Due>> asOf) {
        before("due", "");
        Optional<Duration> lag = lag();
        List<Due> due =
                lag.map(behind -> asOf.apply(world.time().now().minus(behind))).orElseGet(fresh);
        if (lag.isEmpty()) {
            stack.witness().told(due);
        }
        function.step("due answered", due.size());
        return due;
    }

    @Override
    public List<RunKey> onInstance(String instance) {
        before("on instance", "");
        Optional<Duration> lag = lag();
        List<RunKey> runs = lag.isEmpty()
                ? stack.table().instances().onInstance(instance)
                : stack.witness().indexes().onInstance(world.time().now().minus(lag.get()), instance);
        function.step("on instance answered", runs.size());
        return runs;
    }

    private Optional<Duration> lag() {
        return world.chance()
                .roll(Fault.STALE_INDEX, function)
                .map(roll ->
                        Duration.ofMillis((long) (1000 * roll.between(0.2, (double) Indexes.LONGEST_LAG.toSeconds()))));
    }

    private void before(String what, Object subject) {
        before(world, function, what, subject);
    }

    /** What may happen to every call to the table before it is carried out. */
    static void before(SimulatedWorld world, FunctionInstance function, String what, Object subject) {
        function.step(what, subject);
        world.storeAnswers();
        if (world.chance().happens(Fault.STORE_THROTTLED, what + subject)) {
            throw unavailable("throttled");
        }
        if (world.chance().happens(Fault.STORE_TIMEOUT, what + subject)) {
            function.sleep(PATIENCE);
            throw unavailable("time-out");
        }
    }

    /** What may happen to it after that. */
    static void after(SimulatedWorld world, FunctionInstance function, Object subject) {
        if (world.chance().happens(Fault.STORE_TIMEOUT_AFTER, subject)) {
            function.sleep(PATIENCE);
            throw unavailable("time-out, though it was done");
        }
    }

    static StoreUnavailable unavailable(String why) {
        return new StoreUnavailable(why, new IOException(why));
    }
}
