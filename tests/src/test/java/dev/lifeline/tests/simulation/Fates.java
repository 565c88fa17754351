package dev.lifeline.tests.simulation;

import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.CreateError;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.StartError;
import dev.lifeline.simulator.script.StopFault;
import dev.lifeline.simulator.script.TaskFate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The fates of a run's attempts: everything that the simulator's scripts can express. */
final class Fates {
    private static final int MOST_ATTEMPTS = 5;
    private static final int EVERY = 1_000_000;

    private final Chance chance;
    private final String family;
    private final RandomGenerator random;

    Fates(Chance chance, String family) {
        this.chance = chance;
        this.family = family;
        this.random = chance.stream("fates of " + family);
    }

    /** Bad ones at random, then a good one forever. */
    List<ScriptedAttempt> draw() {
        List<ScriptedAttempt> attempts = new ArrayList<>();
        ScriptedAttempt last = random.nextInt(6) == 0
                ? ScriptedAttempt.exits(1 + random.nextInt(3), seconds(30))
                : ScriptedAttempt.GOOD;
        Durations durations = durations();
        for (int n = 0; n < MOST_ATTEMPTS && chance.happens(Fault.FATE, family + n); n++) {
            ScriptedAttempt attempt = fate();
            attempts.add(random.nextInt(6) == 0 ? attempt.with(stopFault()) : attempt);
        }
        attempts.add(last.with(durations));
        return attempts;
    }

    private Durations durations() {
        Optional<Chance.Roll> takesLong = chance.roll(Fault.LONG_RUN, family);
        Duration running = takesLong
                .map(roll -> Duration.ofSeconds((long) roll.between(600, 40 * 3600)))
                .orElseGet(() -> seconds(60));
        return new Durations(Map.of(TaskLastStatus.RUNNING, running, TaskLastStatus.PENDING, seconds(10)));
    }

    private ScriptedAttempt fate() {
        return switch (random.nextInt(16)) {
            case 0, 1 ->
                ScriptedAttempt.of(
                        new ContainerFault.Pull(pick(PullError.values()), pick(ContainerFault.Cache.values())));
            case 2 -> ScriptedAttempt.of(new ContainerFault.Create(pick(CreateError.values())));
            case 3 ->
                ScriptedAttempt.of(
                        new ContainerFault.Start(pick(StartError.values()), pick(ContainerFault.After.values())));
            case 4, 5 -> ScriptedAttempt.exits(pick(1, 2, 64, 137, 143), seconds(100));
            case 6 ->
                ScriptedAttempt.of(
                        ContainerFate.of(new ContainerEnd.OutOfMemory(pick(137, 0), Optional.of(seconds(60)))));
            case 7 ->
                ScriptedAttempt.of(ContainerFate.of(
                        new ContainerEnd.Unhealthy(pick(ContainerEnd.Consequence.values()), Optional.of(seconds(60)))));
            case 8 -> ScriptedAttempt.of(ContainerFate.of(new ContainerEnd.RunsUntilStopped()));
            case 9 -> ScriptedAttempt.of(new TaskFate.Init(pick(InitError.values())));
            case 10 -> ScriptedAttempt.of(new TaskFate.Spot(seconds(60), seconds(120)));
            case 11 -> ScriptedAttempt.of(new TaskFate.HostLoss(seconds(60), pick(LostTasks.values())));
            case 12 -> ScriptedAttempt.of(new TaskFate.Maintenance(seconds(60)));
            case 13 ->
                ScriptedAttempt.of(new TaskFate.Stuck(pick(
                        TaskLastStatus.PROVISIONING,
                        TaskLastStatus.PENDING,
                        TaskLastStatus.ACTIVATING,
                        TaskLastStatus.RUNNING,
                        TaskLastStatus.STOPPING,
                        TaskLastStatus.DEPROVISIONING)));
            case 14 ->
                ScriptedAttempt.withoutCapacity(pick(
                        "RESOURCE:MEMORY", "AGENT", "Capacity is unavailable at this time. Please try again later"));
            default -> ScriptedAttempt.GOOD.throttled(1 + random.nextInt(8));
        };
    }

    private StopFault stopFault() {
        int times = random.nextInt(4) == 0 ? EVERY : 1 + random.nextInt(7);
        return new StopFault(pick(StopFault.StopFaultKind.values()), times);
    }

    private Duration seconds(int most) {
        return Duration.ofMillis(random.nextInt(1000 * most));
    }

    @SafeVarargs
    private <T> T pick(T... things) {
        return things[random.nextInt(things.length)];
    }
}
