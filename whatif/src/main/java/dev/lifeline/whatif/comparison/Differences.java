package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.cause.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** The runs that differ: added up by family, cause and kind, and the most different ones each. */
final class Differences {
    private static final int MOST_SHOWN = 10;
    private static final int MOST_GROUPS = 5000;
    private static final String OTHERS = "(other families)";

    /** A run that ends otherwise differs more than one that takes any number of task-hours more or less. */
    private static final double OF_A_RESULT = 1e6;

    /** A tenth of one in a hundred cases, as it is shown. */
    private static final double CASES = 1000;

    private final Map<GroupKey, Sums> changes = new HashMap<>();
    private final Map<GroupKey, Double> runs = new HashMap<>();
    private final PriorityQueue<DifferentRun> most =
            new PriorityQueue<>(Comparator.comparingDouble(DifferentRun::size));

    private record GroupKey(String family, Optional<Cause> cause, ChangeKind kind) {}

    /** A pair of courses that occurs in this share of the draws. */
    void add(CoursePair pair, double share) {
        pair.parting().ifPresent(parting -> {
            GroupKey key = key(pair, parting);
            double weight = pair.weight() * share;
            runs.merge(key, weight, Double::sum);
            Sums sums = changes.computeIfAbsent(key, absent -> new Sums());
            sums.add(pair.after(), weight);
            sums.add(pair.before(), -weight);
        });
    }

    private GroupKey key(CoursePair pair, int parting) {
        GroupKey own = new GroupKey(pair.history().family(), pair.causeAt(parting), pair.kindAt(parting));
        return changes.size() < MOST_GROUPS || changes.containsKey(own)
                ? own
                : new GroupKey(OTHERS, own.cause(), own.kind());
    }

    /** A run with its mean change over all draws. */
    void consider(DrawnPair pair) {
        Map<Measure, Double> change = pair.change();
        double size = Math.abs(change.getOrDefault(Measure.TASK_HOURS, 0.0))
                + OF_A_RESULT * Math.round(CASES * Math.abs(change.getOrDefault(Measure.SUCCESSES, 0.0)));
        if (size > 0 && (most.size() < MOST_SHOWN || most.peek().size() < size)) {
            CoursePair example = pair.example();
            example.parting()
                    .ifPresent(parting -> keepMost(new DifferentRun(
                            example.history().name(),
                            example.history().family(),
                            PartingStory.of(pair, parting),
                            change,
                            size)));
        }
    }

    private void keepMost(DifferentRun run) {
        most.add(run);
        if (most.size() > MOST_SHOWN) {
            most.poll();
        }
    }

    /** Adds the differences of another part. */
    void join(Differences other) {
        other.changes.forEach((key, sums) ->
                changes.computeIfAbsent(key, absent -> new Sums()).add(sums));
        other.runs.forEach((key, count) -> runs.merge(key, count, Double::sum));
        other.most.forEach(this::keepMost);
    }

    private static Map<Measure, Double> byMeasure(Sums sums) {
        Map<Measure, Double> change = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            change.put(measure, sums.get(measure));
        }
        return change;
    }

    double count() {
        return runs.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    List<DifferenceGroup> groups() {
        return changes.entrySet().stream()
                .map(entry -> new DifferenceGroup(
                        entry.getKey().family(),
                        entry.getKey().cause(),
                        entry.getKey().kind(),
                        runs.getOrDefault(entry.getKey(), 0.0),
                        byMeasure(entry.getValue())))
                .sorted(Comparator.comparingDouble(DifferenceGroup::runs)
                        .reversed()
                        .thenComparing(DifferenceGroup::family)
                        .thenComparing(group -> group.cause().map(Cause::name).orElse("")))
                .toList();
    }

    List<DifferentRun> most() {
        List<DifferentRun> runsBySize = new ArrayList<>(most);
        runsBySize.sort(
                Comparator.comparingDouble(DifferentRun::size).reversed().thenComparing(DifferentRun::name));
        return runsBySize;
    }
}
