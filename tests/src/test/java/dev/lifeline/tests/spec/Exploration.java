package dev.lifeline.tests.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the code can do, breadth first, compared with the model's graph of states. */
final class Exploration {
    private static final int ENOUGH_DEVIATIONS = 3;

    private final Model model;
    private final FunctionLife.LifeSettings rules;
    private final Steps steps;
    private final TimeSteps timers;
    private final StateGraph graph;
    private final Map<String, Set<String>> taken = new HashMap<>();
    private final List<String> deviations = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();
    private int worlds;

    Exploration(Model model, FunctionLife.LifeSettings rules, StateGraph graph) {
        this.model = model;
        this.rules = rules;
        this.steps = new Steps(model, rules);
        this.timers = new TimeSteps(rules);
        this.graph = graph;
    }

    /** @param path the steps that led here, the last first */
    private record ReachedState(SpecWorld world, String state, Path path) {}

    private record Path(String step, @Nullable Path before) {
        String inWords() {
            List<String> steps = new ArrayList<>();
            for (Path path = this; path != null; path = path.before) {
                steps.addFirst(path.step);
            }
            return String.join("\n  ", steps);
        }
    }

    void explore(SpecWorld start) {
        Set<String> known = new HashSet<>();
        Deque<ReachedState> ahead = new ArrayDeque<>();
        visit(start, new Path("nothing has happened", null), known, ahead);
        if (!inWords(start).equals(graph.initial())) {
            deviations.add("begins in " + inWords(start) + "\n   not in " + graph.initial());
        }
        while (!ahead.isEmpty() && deviations.size() < ENOUGH_DEVIATIONS) {
            ReachedState from = ahead.remove();
            worlds++;
            for (Steps.NamedStep step : steps.from(from.world())) {
                String to = inWords(step.to());
                if (conforms(from, step, to)) {
                    visit(step.to(), new Path(step.name(), from.path()), known, ahead);
                }
            }
        }
    }

    private void visit(SpecWorld world, Path path, Set<String> known, Deque<ReachedState> ahead) {
        String state = inWords(world);
        if (known.add(state + timers.inWords(world))) {
            ahead.add(new ReachedState(world, state, path));
            reached.add(state);
        }
    }

    private String inWords(SpecWorld world) {
        return world.inWords(model, rules.limits());
    }

    /** What follows a step that the model lacks is not explored. */
    private boolean conforms(ReachedState from, Steps.NamedStep step, String to) {
        if (to.equals(from.state())) {
            return true;
        }
        if (graph.steps().getOrDefault(from.state(), Set.of()).contains(to)) {
            taken.computeIfAbsent(from.state(), state -> new HashSet<>()).add(to);
            return true;
        }
        deviations.add(from.path().inWords() + "\n  " + step.name() + "\n  from " + from.state() + "\n  to   " + to);
        return false;
    }

    List<String> deviations() {
        return List.copyOf(deviations);
    }

    private static long size(Set<String> from, Map<String, Set<String>> steps) {
        return from.stream()
                .mapToLong(state -> steps.getOrDefault(state, Set.of()).size())
                .sum();
    }

    String summary() {
        long all = size(graph.steps().keySet(), graph.steps());
        long open = size(reached, graph.steps());
        long never = all - size(taken.keySet(), taken);
        return "%,d worlds of the code; of the model's %,d steps it never takes %,d, %,d of them from states that it reaches"
                .formatted(worlds, all, never, never - (all - open));
    }
}
