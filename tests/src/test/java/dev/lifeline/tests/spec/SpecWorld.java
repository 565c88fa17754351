package dev.lifeline.tests.spec;

import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state at one moment: the stored run, ECS's tasks, and the functions, each between two of its calls. */
record SpecWorld(Optional<Stored> stored, List<SpecTask> tasks, List<LiveFunction> functions, Instant now) {

    /** A running function. */
    record LiveFunction(FunctionLife life, String cause, PendingStep standing) {}

    Optional<Run> run() {
        return stored.map(Stored::run);
    }

    long revision() {
        return stored.map(Stored::revision).orElse(0L);
    }

    SpecWorld at(Instant then) {
        return new SpecWorld(stored, tasks, functions, then);
    }

    SpecWorld with(int task, SpecTask fate) {
        List<SpecTask> next = new ArrayList<>(tasks);
        next.set(task - 1, fate);
        return new SpecWorld(stored, List.copyOf(next), functions, now);
    }

    SpecWorld with(Stored next) {
        return new SpecWorld(Optional.of(next), tasks, functions, now);
    }

    SpecWorld with(LiveFunction function) {
        List<LiveFunction> next = new ArrayList<>(functions);
        next.add(function);
        return new SpecWorld(stored, tasks, List.copyOf(next), now);
    }

    SpecWorld without(int function) {
        List<LiveFunction> next = new ArrayList<>(functions);
        next.remove(function);
        return new SpecWorld(stored, tasks, List.copyOf(next), now);
    }

    SpecTask task(int number) {
        return tasks.get(number - 1);
    }

    /** As a state of the model. */
    String inWords(Model model, Limits limits) {
        List<String> all = new ArrayList<>();
        for (LiveFunction function : functions) {
            all.add(inWords(function.standing(), limits));
        }
        while (all.size() < model.functions()) {
            all.add(TlaText.record(Map.of("pc", "idle")));
        }
        List<SpecTask> fates = new ArrayList<>(tasks);
        if (model.has("Strangers")) {
            fates.add(SpecStranger.fate());
        }
        return TlaText.record(Map.of(
                "rec",
                ModelWords.run(run(), now, limits),
                "tasks",
                ModelWords.fates(fates),
                "procs",
                TlaText.bag(all)));
    }

    private String inWords(PendingStep standing, Limits limits) {
        boolean fresh = standing.revision() == revision();
        String todo = ModelWords.effects(standing.todo());
        return switch (standing.call()) {
            case PendingStep.PendingCall.Load load ->
                throw new IllegalStateException("a run is loaded as the function begins");
            case PendingStep.PendingCall.Carry carry ->
                TlaText.record(Map.of("pc", "act", "todo", todo, "fresh", ModelWords.bool(fresh)));
            case PendingStep.PendingCall.Save save
            when fresh ->
                TlaText.record(Map.of(
                        "pc",
                        "save",
                        "obs",
                        standing.observed(),
                        "next",
                        ModelWords.run(Optional.of(save.run()), now, limits),
                        "eff",
                        ModelWords.effects(save.effects()),
                        "todo",
                        todo,
                        "fresh",
                        "TRUE"));
            case PendingStep.PendingCall.Save save ->
                TlaText.record(Map.of("pc", "save", "obs", standing.observed(), "todo", todo, "fresh", "FALSE"));
        };
    }
}
