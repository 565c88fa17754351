package dev.lifeline.controller.policy;

import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.policy.Condition.RunsOn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds changes of launch that form a cycle, such as from Spot to On-Demand and back to Spot.
 *
 * <p>Each rule that changes the capacity leads from where it applies ({@code on}; by default everywhere) to its target.
 */
final class LaunchCircles {
    private final List<WrittenRule> rules;

    LaunchCircles(List<WrittenRule> rules) {
        this.rules = rules;
    }

    /** The rules of each cycle by their positions, in order. */
    List<List<Integer>> each() {
        return places().filter(rule -> target(rule).isPresent())
                .map(this::circle)
                .filter(circle -> circle.stream().map(this::target).distinct().count() > 1)
                .distinct()
                .toList();
    }

    /** The rules that can both follow and precede this one, including itself. */
    private List<Integer> circle(int rule) {
        Set<Integer> after = new TreeSet<>();
        follow(rule, after);
        return after.stream()
                .filter(other -> {
                    Set<Integer> back = new TreeSet<>();
                    follow(other, back);
                    return back.contains(rule);
                })
                .toList();
    }

    private void follow(int rule, Set<Integer> reached) {
        String target = target(rule).orElseThrow();
        places().filter(next ->
                        target(next).filter(other -> !other.equals(target)).isPresent())
                .filter(next -> appliesOn(rules.get(next), target))
                .filter(next -> !reached.contains(next))
                .forEach(next -> {
                    reached.add(next);
                    follow(next, reached);
                });
    }

    private static boolean appliesOn(WrittenRule rule, String place) {
        return rule.when().stream()
                .flatMap(condition -> condition instanceof RunsOn on ? Stream.of(on.names()) : Stream.empty())
                .allMatch(names -> names.contains(place));
    }

    private Stream<Integer> places() {
        return IntStream.range(0, rules.size()).boxed();
    }

    private Optional<String> target(int rule) {
        return rules.get(rule).change().compute().flatMap(compute -> switch (compute) {
            case Compute.ClusterDefault any -> Optional.empty();
            case Compute.OnLaunchType on -> Optional.of(on.type().toString());
            case Compute.OnProviders on ->
                on.strategy().stream().map(Compute.StrategyItem::provider).findFirst();
        });
    }
}
