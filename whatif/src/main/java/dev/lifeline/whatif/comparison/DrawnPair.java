package dev.lifeline.whatif.comparison;

import java.util.EnumMap;
import java.util.Map;

/**
 * A pair of courses with the mean of what was drawn for it.
 *
 * @param example the pair as one draw completes it, a draw in which the courses differ if there is one
 * @param observed how many decisions are about attempts that were seen under both policies
 */
record DrawnPair(CoursePair example, int observed, CourseMean before, CourseMean after) {

    /**
     * The mean of a course over the draws.
     *
     * @param draws 0 if it is known to its end
     */
    record CourseMean(Sums sums, int draws) {}

    /** A pair that is known to its end. */
    static DrawnPair known(CoursePair pair) {
        Sums before = new Sums();
        Sums after = new Sums();
        before.add(pair.before(), 1);
        after.add(pair.after(), 1);
        return new DrawnPair(pair, observed(pair), new CourseMean(before, 0), new CourseMean(after, 0));
    }

    /** How many decisions both courses have so far. */
    static int observed(CoursePair pair) {
        return Math.min(
                pair.before().decisions().size(), pair.after().decisions().size());
    }

    Map<Measure, Double> change() {
        Map<Measure, Double> change = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            change.put(measure, after.sums().get(measure) - before.sums().get(measure));
        }
        return change;
    }
}
