package dev.lifeline.tests.spec;

import dev.lifeline.controller.port.RunStore.Stored;
import dev.lifeline.lifecycle.run.Limits;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All there is at one moment: the run as it is stored, ECS's tasks, and the functions, each between two of its calls.
 */
record World(Optional<Stored> stored, List<Fate> tasks, List<Function> functions, Instant now) {

    /** A function that was invoked and is not over. */
    record Function(Life life, String cause, Standing standing) {}

    Optional<Run> run() {
        return stored.map(Stored::run);
    }

    long revision() {
        return stored.map(Stored::revision).orElse(0L);
    }

    World at(Instant then) {
        return new World(stored, tasks, functions, then);
    }

    World with(int task, Fate fate) {
        List<Fate> next = new ArrayList<>(tasks);
        next.set(task - 1, fate);
        return new World(stored, List.copyOf(next), functions, now);
    }

    World with(Stored next) {
        return new World(Optional.of(next), tasks, functions, now);
    }

    World with(Function function) {
        List<Function> next = new ArrayList<>(functions);
        next.add(function);
        return new World(stored, tasks, List.copyOf(next), now);
    }

    World without(int function) {
        List<Function> next = new ArrayList<>(functions);
        next.remove(function);
        return new World(stored, tasks, List.copyOf(next), now);
    }

    Fate task(int number) {
        return tasks.get(number - 1);
    }

    /** As a state of the model. */
    String inWords(Model model, Limits limits) {
        List<String> all = new ArrayList<>();
        for (Function function : functions) {
            all.add(inWords(function.standing(), limits));
        }
        while (all.size() < model.functions()) {
            all.add(TlaText.record(Map.of("pc", "idle")));
        }
        List<Fate> fates = new ArrayList<>(tasks);
        if (model.has("Strangers")) {
            fates.add(Stranger.fate());
        }
        return TlaText.record(
                Map.of("rec", Words.run(run(), now, limits), "tasks", Words.fates(fates), "procs", TlaText.bag(all)));
    }

    private String inWords(Standing standing, Limits limits) {
        boolean fresh = standing.revision() == revision();
        String todo = Words.effects(standing.todo());
        return switch (standing.call()) {
            case Standing.Call.Load load -> throw new IllegalStateException("a run is loaded as the function begins");
            case Standing.Call.Carry carry ->
                TlaText.record(Map.of("pc", "act", "todo", todo, "fresh", Words.bool(fresh)));
            case Standing.Call.Save save
            when fresh ->
                TlaText.record(Map.of(
                        "pc",
                        "save",
                        "obs",
                        standing.observed(),
                        "next",
                        Words.run(Optional.of(save.run()), now, limits),
                        "eff",
                        Words.effects(save.effects()),
                        "todo",
                        todo,
                        "fresh",
                        "TRUE"));
            case Standing.Call.Save save ->
                TlaText.record(Map.of("pc", "save", "obs", standing.observed(), "todo", todo, "fresh", "FALSE"));
        };
    }
}
