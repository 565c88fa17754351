package dev.lifeline.controller.event;

import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.Circumstances;
import dev.lifeline.lifecycle.run.Decision;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Observation;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.Supervisor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Feeds samples to the parser and the core, as one story, and writes each decision as the table of samples does. */
final class SampleReplay {
    private static final String NOTHING = "-; -; -; none";

    private final EventParser parser = new EventParser();
    private final Policy policy = DefaultPolicy.named("default").orElseThrow();
    private final Map<TaskRef, Run> runs = new HashMap<>();

    String decide(String json) {
        return switch (parser.parse(json)) {
            case Event.Malformed malformed -> "rejected; " + NOTHING;
            case Event.Unsupported unsupported -> "ignored; " + NOTHING;
            case Event.InstanceStateChange change -> instance(change);
            case Event.TaskStateChange change ->
                change.detail().task().placement().ownedByService() ? "ignored; " + NOTHING : task(change);
        };
    }

    private String task(Event.TaskStateChange change) {
        EcsTask task = change.detail().task();
        Circumstances circumstances = circumstances(change.envelope());
        return decided(
                task.ref(),
                Optional.ofNullable(runs.get(task.ref()))
                        .map(run -> Supervisor.decide(run, new Observation.TaskSeen(1, task), circumstances))
                        .orElseGet(() -> Supervisor.adopt(
                                new RunId("sample"), change.detail().launchRequest(), task, circumstances)));
    }

    private String instance(Event.InstanceStateChange change) {
        String instance = change.detail().containerInstanceArn();
        List<TaskRef> there = runs.entrySet().stream()
                .filter(entry ->
                        entry.getValue().instance().filter(instance::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        return change.detail().isGone() && there.size() == 1
                ? decided(
                        there.getFirst(),
                        Supervisor.decide(
                                Optional.ofNullable(runs.get(there.getFirst())).orElseThrow(),
                                new Observation.InstanceLost(instance),
                                circumstances(change.envelope())))
                : "ignored; " + NOTHING;
    }

    private Circumstances circumstances(Envelope envelope) {
        return new Circumstances(policy, CauseCatalog.standard(), Limits.STANDARD, envelope.time(), 0.5);
    }

    private String decided(TaskRef task, Decision decision) {
        runs.put(task, decision.run());
        Explanation why = decision.explanation();
        boolean retries = why.rule().isPresent() && decision.run().phase() instanceof Phase.BackingOff;
        String effects = Stream.concat(
                        retries ? Stream.of("RunTask") : Stream.empty(),
                        decision.effects().stream()
                                .map(effect -> effect.getClass().getSimpleName()))
                .collect(Collectors.joining(", "));
        return String.join(
                "; ",
                decision.outcome().name().toLowerCase(Locale.ROOT),
                why.from() + " -> " + why.to(),
                why.cause().map(cause -> cause.cause().name()).orElse("-"),
                why.rule().orElse("-"),
                effects.isEmpty() ? "none" : effects);
    }
}
