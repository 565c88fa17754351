package dev.lifeline.local.scenario;

import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.local.cloud.LocalCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Plays scenarios on the local cloud, all at once, each against the real handlers. */
public final class ScenarioPlayer {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final List<Scenario> scenarios;
    private final ScenarioListener listener;
    private final AtomicReference<Optional<ScenarioCloud>> playing = new AtomicReference<>(Optional.empty());
    private final Set<RunId> ended = ConcurrentHashMap.newKeySet();
    private final FirstLaunches launches;

    public ScenarioPlayer(List<Scenario> scenarios, ScenarioListener listener) {
        this.scenarios = List.copyOf(scenarios);
        this.listener = listener;
        this.launches = new FirstLaunches(listener);
    }

    /**
     * The settings of a play.
     *
     * @param speed simulated seconds per second
     * @param ecsTimeout how long the functions wait for an answer of ECS, in real time
     */
    public record Direction(Path template, int speed, long seed, Duration ecsTimeout) {}

    /** Plays every scenario to its end, or until its time is up. */
    public List<ScenarioOutcome> play(Direction direction) {
        AtomicReference<Optional<CountingTaskRunner>> counter = new AtomicReference<>(Optional.empty());
        LocalCloud.CloudOptions options = new LocalCloud.CloudOptions(
                direction.template(),
                ScenarioSetup.parameters(scenarios),
                LocalCloud.CloudPorts.ANY,
                direction.speed(),
                direction.seed(),
                direction.ecsTimeout(),
                ScenarioSetup.script(scenarios),
                runner -> counter.updateAndGet(
                                made -> made.or(() -> Optional.of(new CountingTaskRunner(runner, scenarios))))
                        .orElseThrow(),
                (line, level) -> {},
                this::add);
        try (LocalCloud cloud = LocalCloud.start(options)) {
            ScenarioCloud now = new ScenarioCloud(cloud, cloud.clock().instant());
            playing.set(Optional.of(now));
            ScenarioSetup.prepare(cloud, scenarios);
            scenarios.forEach(scenario -> launches.launch(now, scenario));
            return awaitEnds(
                    now, new OutcomeReader(cloud, launches, counter.get().orElseThrow()));
        }
    }

    private void add(Note note) {
        if (note instanceof Note.PolicyUnreadable unreadable) {
            throw unreadable.policy();
        }
        if (note instanceof Note.Decided decided) {
            decided(decided.run(), decided.decision());
        }
    }

    private void decided(RunId run, Decision decision) {
        if (decision.run().hasEnded() && decision.run().deadline().isEmpty()) {
            ended.add(run);
        }
        if (decision.outcome() == Decision.DecisionOutcome.APPLIED) {
            playing.get().ifPresent(now -> listener.decided(now.elapsed(), launches.shown(run), decision));
        }
    }

    private List<ScenarioOutcome> awaitEnds(ScenarioCloud now, OutcomeReader ending) {
        Map<String, ScenarioOutcome> outcomes = new LinkedHashMap<>();
        while (outcomes.size() < scenarios.size()) {
            for (Scenario scenario : scenarios) {
                if (!outcomes.containsKey(scenario.name())) {
                    Optional<ScenarioOutcome> outcome = outcome(now, scenario, ending);
                    outcome.ifPresent(end -> {
                        outcomes.put(scenario.name(), end);
                        listener.ended(now.elapsed(), end);
                    });
                }
            }
            glance();
        }
        return scenarios.stream()
                .map(scenario -> outcomes.get(scenario.name()))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static void glance() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scenarios were played", interrupted);
        }
    }

    private Optional<ScenarioOutcome> outcome(ScenarioCloud now, Scenario scenario, OutcomeReader ending) {
        RunId id = launches.run(scenario);
        boolean late = now.elapsed().compareTo(PATIENCE) > 0;
        return late || ended.contains(id)
                ? now.cloud().table().runs().load(id).map(Stored::run).map(run -> ending.of(scenario, run))
                : Optional.empty();
    }
}
