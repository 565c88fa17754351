package dev.lifeline.tests.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.loop.Reconciler;
import dev.lifeline.controller.loop.Reconciler.Round;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.Registers;
import dev.lifeline.controller.port.RunStore;
import dev.lifeline.controller.port.RunStore.SaveResult;
import dev.lifeline.controller.port.TaskRunner;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.Lifeline;
import dev.lifeline.lifecycle.guard.Rate;
import dev.lifeline.lifecycle.guard.TokenBucket;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.Supervisor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several real reconcilers at once, in a time in which every call takes a while and none goes wrong. */
class ReconcilersAtOnceTest {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final List<Called> calls = new ArrayList<>();
    private final List<Round> rounds = new ArrayList<>();
    private final VirtualTime time = new VirtualTime(Runs.NOON);

    /** A call of a port, when it was answered. */
    private record Called(String reconciler, String method, Object subject, Instant at, Object answer) {}

    ReconcilersAtOnceTest() {
        world.store.spread(Lifeline.DUE_SHARDS);
    }

    @Test
    void each_run_is_loaded_once_each_effect_done_once_and_no_save_is_lost() {
        runsOfAllKinds();

        reconcilers(4, Duration.ZERO);

        assertThat(count("load")).isEqualTo(400);
        assertThat(loaded())
                .hasSize(400)
                .allSatisfy(
                        (run, times) -> assertThat(times).as("loads of %s", run).isEqualTo(1));
        assertThat(lostSaves()).isZero();
        assertThat(count("run")).isEqualTo(200);
        assertThat(world.ecs.stops()).hasSize(100).doesNotHaveDuplicates();
        assertThat(world.ecs.describeSizes().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(100);
        assertThat(rounds)
                .extracting(Round::looked)
                .allSatisfy(
                        looked -> assertThat(looked).as("each has its share").isPositive());
        assertThat(rounds.stream().mapToInt(Round::acted).sum()).isEqualTo(400);
        assertThat(count("write"))
                .as("a claim and a release for each shard, renewals, and claims that came a moment too late")
                .isBetween(8L, 40L);
        System.out.println("ReconcilersAtOnceTest: " + count("load") + " loads, " + count("save") + " saves, "
                + count("due") + " queries, " + count("read") + " reads and " + count("write")
                + " writes of registers by " + rounds);
    }

    @Test
    void one_that_comes_while_another_works_finds_a_share_of_its_own() {
        runsOfAllKinds();

        reconciler("first", WINDOW, Integer.MAX_VALUE);
        time.at(Runs.NOON.plusSeconds(2), () -> reconciler("second", WINDOW, Integer.MAX_VALUE));
        time.run(() -> false);

        assertThat(rounds)
                .extracting(Round::looked)
                .allSatisfy(looked -> assertThat(looked).isBetween(100, 300));
        assertThat(loaded().values()).allMatch(times -> times == 1);
        assertThat(lostSaves()).isZero();
    }

    @Test
    void what_one_that_died_had_claimed_is_taken_over_within_twenty_seconds() {
        runsOfAllKinds();

        reconciler("mortal", WINDOW, 60);
        IntStream.range(1, 4).forEach(number -> reconciler("immortal-" + number, WINDOW, Integer.MAX_VALUE));
        time.run(() -> false);

        Instant death = calls.stream()
                .filter(called -> called.reconciler().equals("mortal"))
                .map(Called::at)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant last = calls.stream()
                .filter(called -> called.method().equals("save"))
                .map(Called::at)
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(rounds).hasSize(3);
        assertThat(loaded()).hasSize(400);
        assertThat(calls.stream()
                        .filter(called -> called.method().equals("load"))
                        .filter(called -> !called.reconciler().equals("mortal"))
                        .map(Called::subject))
                .as("what it died over is loaded again, and once")
                .doesNotHaveDuplicates();
        assertThat(lostSaves()).isZero();
        assertThat(world.store.due(time.now(), 1000)).as("the rest is done").isEmpty();
        assertThat(Duration.between(death, last)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(35));
        Instant takenOver = calls.stream()
                .filter(called -> called.method().equals("load") && called.at().isAfter(death.plusSeconds(10)))
                .map(Called::at)
                .min(Instant::compareTo)
                .orElseThrow();
        System.out.println("ReconcilersAtOnceTest: taken over " + Duration.between(death, takenOver) + " after death");
        assertThat(Duration.between(death, takenOver)).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void all_together_ask_ECS_at_half_the_rate_that_it_grants() {
        IntStream.range(0, 400).forEach(number -> world.store.put(launched(number, Runs.NOON.minusSeconds(3600))));

        reconcilers(4, WINDOW);

        Rate half = new Rate(10, 50);
        TokenBucket bucket = TokenBucket.full(half, Runs.NOON);
        int asked = 0;
        for (Called called : calls) {
            if (called.method().equals("find") || called.method().equals("describe")) {
                for (int list = 0; list < 2; list++) {
                    Optional<TokenBucket> left = bucket.take(half, called.at());
                    assertThat(left).as("call %s at %s", asked, called.at()).isPresent();
                    bucket = left.orElseThrow();
                    asked++;
                }
            }
        }
        System.out.println("ReconcilersAtOnceTest: " + asked + " ListTasks");
        assertThat(asked).isGreaterThan(600);
    }

    @Test
    void a_register_that_cannot_be_read_or_written_stops_nobody() {
        runsOfAllKinds();
        Registers nobody = port(Registers.class, world.registers, "none", call -> {
            throw StorePort.unavailable("away");
        });

        time.begin(
                () -> rounds.add(reconciler("alone", nobody, Integer.MAX_VALUE).reconcile(WINDOW)));
        time.run(() -> false);

        assertThat(rounds).extracting(Round::acted).containsExactly(400);
    }

    @Test
    void a_claim_that_no_clock_can_have_written_stops_nobody() {
        runsOfAllKinds();
        IntStream.range(0, Lifeline.DUE_SHARDS)
                .forEach(shard -> world.registers.write(
                        new Registers.Register(
                                "reconcile#" + shard, shard < 2 ? "2099-01-01T00:00:00Z" : "no time at all", 0),
                        Optional.empty()));

        reconcilers(1, WINDOW);

        assertThat(rounds).extracting(Round::acted).containsExactly(400);
    }

    /** 200 launches that nobody carried out, 100 stops, 100 tasks that were silent for long. */
    private void runsOfAllKinds() {
        launchedAt(Runs.NOON.minus(Duration.ofMinutes(15)), 300, 400);
        launchedAt(Runs.NOON.minusSeconds(31), 200, 300);
        IntStream.range(200, 300).forEach(number -> {
            Run run = world.store.peek(new RunId("run-" + number)).orElseThrow();
            world.store.put(
                    Supervisor.decide(run, new Observation.StopRequested("enough"), Runs.at(Runs.NOON.minusSeconds(30)))
                            .run());
        });
        IntStream.range(0, 200).forEach(number -> world.store.put(launched(number, Runs.NOON.minusSeconds(30))));
        assertThat(world.ecs.launched()).hasSize(200);
        assertThat(world.store.due(Runs.NOON, 1000)).hasSize(400);
        world.calls.clear();
    }

    private void launchedAt(Instant at, int from, int to) {
        world.clock.set(at);
        IntStream.range(from, to).forEach(number -> world.store.put(launched(number, at.minusSeconds(30))));
        world.reconciler().reconcile(Duration.ZERO);
    }

    private static Run launched(int number, Instant at) {
        return Supervisor.launch(Runs.identity("run-" + number), Runs.REQUEST, Runs.at(at))
                .run();
    }

    private void reconcilers(int count, Duration window) {
        IntStream.range(0, count).forEach(number -> reconciler("reconciler-" + number, window, Integer.MAX_VALUE));
        time.run(() -> false);
    }

    private void reconciler(String name, Duration window, int calls) {
        time.begin(() -> {
            try {
                rounds.add(reconciler(name, world.registers, calls).reconcile(window));
            } catch (Died death) {
                // Its claim stays as it is.
            }
        });
    }

    private Reconciler reconciler(String name, Registers registers, int life) {
        int[] left = {life};
        Latency latency = method -> {
            if (--left[0] < 0) {
                throw new Died(name);
            }
            time.sleepUntil(time.now().plus(LATENCY));
        };
        return new Reconciler(
                new dev.lifeline.controller.loop.Surroundings(
                        port(RunStore.class, world.store, name, latency),
                        port(TaskRunner.class, world.ecs, name, latency),
                        PolicySource.builtIn(),
                        (run, decision) -> {},
                        time::now,
                        () -> Long.MIN_VALUE,
                        Runs.at(Runs.NOON).limits(),
                        Runs.NAMESPACE),
                port(Registers.class, registers, name, latency),
                moment -> time.sleepUntil(moment));
    }

    @FunctionalInterface
    private interface Latency {
        void before(String method);
    }

    private <T> T port(Class<T> role, T port, String reconciler, Latency latency) {
        return role.cast(Proxy.newProxyInstance(role.getClassLoader(), new Class<?>[] {role}, (self, method, given) -> {
            latency.before(method.getName());
            try {
                Object answer = method.invoke(port, given);
                calls.add(new Called(reconciler, method.getName(), given[0], time.now(), answer));
                return answer;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    private long count(String method) {
        return calls.stream().filter(called -> called.method().equals(method)).count();
    }

    private Map<Object, Integer> loaded() {
        Map<Object, Integer> loaded = new HashMap<>();
        calls.stream()
                .filter(called -> called.method().equals("load"))
                .forEach(called -> loaded.merge(called.subject(), 1, Integer::sum));
        return loaded;
    }

    private long lostSaves() {
        return calls.stream()
                .filter(called -> called.answer() instanceof SaveResult.Lost)
                .count();
    }
}
