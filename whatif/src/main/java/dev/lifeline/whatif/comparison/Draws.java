package dev.lifeline.whatif.comparison;

import dev.lifeline.whatif.comparison.DrawnPair.CourseMean;
import dev.lifeline.whatif.prediction.DrawnWorld;
import dev.lifeline.whatif.prediction.PolicyWalk;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Completes the runs that go on beyond what was observed, in each draw of what is unknown. */
record Draws(PolicyWalk fresh, PolicyWalk old) {
    private static final long BUDGET = 600_000;
    private static final int LEAST = 40;
    private static final int PARTS = 8;

    /** How many draws: fewer for many runs, whose sums vary less. */
    static int count(int runs, int most) {
        return (int) Math.max(Math.min(LEAST, most), Math.min(most, BUDGET / runs));
    }

    /** The sums of each draw. */
    record DrawnSums(List<Sums> beforeDrawn, List<Sums> afterDrawn) {
        static DrawnSums none(int draws) {
            return new DrawnSums(fill(draws), fill(draws));
        }

        private static List<Sums> fill(int draws) {
            return Stream.generate(Sums::new).limit(draws).toList();
        }

        DrawnSums plus(DrawnSums other) {
            for (int draw = 0; draw < beforeDrawn.size(); draw++) {
                beforeDrawn.get(draw).add(other.beforeDrawn.get(draw));
                afterDrawn.get(draw).add(other.afterDrawn.get(draw));
            }
            return this;
        }

        Map<Measure, Estimate> before(Sums known) {
            return estimates(measure ->
                    draw -> known.get(measure) + beforeDrawn.get(draw).get(measure));
        }

        Map<Measure, Estimate> after(Sums known) {
            return estimates(
                    measure -> draw -> known.get(measure) + afterDrawn.get(draw).get(measure));
        }

        Map<Measure, Estimate> change(Sums before, Sums after) {
            return estimates(measure -> draw -> after.get(measure)
                    - before.get(measure)
                    + afterDrawn.get(draw).get(measure)
                    - beforeDrawn.get(draw).get(measure));
        }

        private Map<Measure, Estimate> estimates(Function<Measure, ToDoubleFunction<Integer>> values) {
            Map<Measure, Estimate> estimates = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                ToDoubleFunction<Integer> value = values.apply(measure);
                estimates.put(
                        measure,
                        Estimate.of(IntStream.range(0, beforeDrawn.size())
                                .mapToDouble(value::applyAsDouble)
                                .toArray()));
            }
            return estimates;
        }
    }

    /** The parts are drawn at the same time and added up in their order, so the result is always the same. */
    DrawnSums all(List<CoursePair> pairs, List<DrawnWorld> worlds, Differences differences) {
        List<DrawnPart> parts = IntStream.range(0, PARTS)
                .parallel()
                .mapToObj(part ->
                        part(pairs.subList(pairs.size() * part / PARTS, pairs.size() * (part + 1) / PARTS), worlds))
                .toList();
        parts.forEach(part -> differences.join(part.differences()));
        return parts.stream().map(DrawnPart::sums).reduce(DrawnSums.none(worlds.size()), DrawnSums::plus);
    }

    private record DrawnPart(DrawnSums sums, Differences differences) {}

    private DrawnPart part(List<CoursePair> pairs, List<DrawnWorld> worlds) {
        DrawnPart part = new DrawnPart(DrawnSums.none(worlds.size()), new Differences());
        pairs.forEach(pair -> run(pair, worlds, part.sums(), part.differences()));
        return part;
    }

    private void run(CoursePair pair, List<DrawnWorld> worlds, DrawnSums sums, Differences differences) {
        Sums before = new Sums();
        Sums after = new Sums();
        double share = 1.0 / worlds.size();
        CoursePair example = pair;
        for (int draw = 0; draw < worlds.size(); draw++) {
            DrawnWorld world = worlds.get(draw);
            String family = pair.history().family();
            CoursePair whole = pair.with(
                    world.complete(pair.before(), old, family, pair.number()),
                    world.complete(pair.after(), fresh, family, pair.number()));
            sums.beforeDrawn().get(draw).add(whole.before(), whole.weight());
            sums.afterDrawn().get(draw).add(whole.after(), whole.weight());
            before.add(whole.before(), share);
            after.add(whole.after(), share);
            if (whole.parting().isPresent()) {
                example = whole;
                differences.add(whole, share);
            }
        }
        differences.consider(new DrawnPair(
                example,
                DrawnPair.observed(pair),
                new CourseMean(before, pair.before().isOpen() ? worlds.size() : 0),
                new CourseMean(after, pair.after().isOpen() ? worlds.size() : 0)));
    }
}
