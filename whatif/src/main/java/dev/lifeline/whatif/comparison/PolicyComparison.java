package dev.lifeline.whatif.comparison;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.whatif.history.RunHistory;
import dev.lifeline.whatif.prediction.Assumptions;
import dev.lifeline.whatif.prediction.Course;
import dev.lifeline.whatif.prediction.DrawnWorld;
import dev.lifeline.whatif.prediction.Experience;
import dev.lifeline.whatif.prediction.HappenedCourse;
import dev.lifeline.whatif.prediction.PolicyWalk;
import dev.lifeline.whatif.prediction.Prices;
import dev.lifeline.whatif.prediction.TestedPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Compares a new policy with an old one, or with what happened, run by run. Runs whose courses are known are folded
 * into sums at once. Of those that go on beyond what was observed, at most {@value #MOST_OPEN} are kept, as a uniform
 * sample.
 */
public final class PolicyComparison {
    static final int MOST_OPEN = 20_000;

    private final TestedPolicy fresh;
    private final Optional<TestedPolicy> old;
    private final PolicyWalk freshWalk;
    private final PolicyWalk oldWalk;
    private final HappenedCourse happened;
    private final Experience experience;
    private final SplittableRandom chance;
    private final List<CoursePair> open = new ArrayList<>();
    private final Sums before = new Sums();
    private final Sums after = new Sums();
    private final Differences differences = new Differences();
    private final RuleTally freshRules;
    private final Optional<RuleTally> oldRules;
    private final Set<Cause> retried = EnumSet.noneOf(Cause.class);
    private long runs;
    private long decided;
    private long opened;
    private long cutShort;

    /**
     * A comparison.
     *
     * @param old empty to compare with what happened
     */
    public PolicyComparison(TestedPolicy fresh, Optional<TestedPolicy> old, Prices prices, long seed) {
        this.fresh = fresh;
        this.old = old;
        this.freshWalk = new PolicyWalk(fresh, prices);
        this.oldWalk = old.map(policy -> new PolicyWalk(policy, prices)).orElse(freshWalk);
        this.happened = new HappenedCourse(prices);
        this.freshRules = new RuleTally(fresh);
        this.oldRules = old.map(RuleTally::new);
        this.experience = new Experience(seed);
        this.chance = new SplittableRandom(seed);
    }

    /** Takes a run of the history. */
    public void take(RunHistory run) {
        runs++;
        Course next = fresh.decides(run) ? freshWalk.observed(run) : happened.of(run);
        decided += fresh.decides(run) ? 1 : 0;
        Course known = old.map(policy -> policy.decides(run) ? oldWalk.observed(run) : happened.of(run))
                .orElseGet(() -> happened.beside(run, next));
        if ((fresh.decides(run) && freshWalk.isCutShort(run, next))
                || old.filter(policy -> policy.decides(run) && oldWalk.isCutShort(run, known))
                        .isPresent()) {
            leave(run);
        } else {
            compare(new CoursePair(run, runs, 1, known, next));
        }
    }

    /** What would have followed is unknown, so both policies have what happened. */
    private void leave(RunHistory run) {
        cutShort++;
        experience.see(run);
        Course same = happened.of(run);
        fold(new CoursePair(run, runs, 1, same, same));
    }

    private void compare(CoursePair pair) {
        experience.add(pair.history());
        freshRules.add(pair.after());
        oldRules.ifPresent(rules -> rules.add(pair.before()));
        if (pair.isOpen()) {
            keep(pair);
        } else {
            fold(pair);
        }
    }

    private void fold(CoursePair pair) {
        before.add(pair.before(), 1);
        after.add(pair.after(), 1);
        if (pair.parting().isPresent()) {
            differences.add(pair, 1);
            differences.consider(DrawnPair.known(pair));
        }
    }

    private void keep(CoursePair pair) {
        opened++;
        List.of(pair.before(), pair.after()).stream()
                .filter(Course::isOpen)
                .flatMap(course -> course.decisions().getLast().cause().stream())
                .forEach(retried::add);
        if (open.size() < MOST_OPEN) {
            open.add(pair);
        } else {
            long place = chance.nextLong(opened);
            if (place < MOST_OPEN) {
                open.set((int) place, pair);
            }
        }
    }

    /** The result, with that many draws at most for the attempts that nobody saw. */
    public WhatIfResult result(Assumptions assumptions, int mostDraws) {
        Draws draws = new Draws(freshWalk, oldWalk);
        int count = open.isEmpty() ? 1 : Draws.count(open.size(), mostDraws);
        List<DrawnWorld> worlds = experience.draws(count, assumptions);
        double weight = open.isEmpty() ? 1 : (double) opened / open.size();
        Draws.DrawnSums sums =
                draws.all(open.stream().map(pair -> pair.weighing(weight)).toList(), worlds, differences);
        return new WhatIfResult(
                runs,
                decided,
                opened,
                open.size(),
                count,
                differences.count(),
                sums.before(before),
                sums.after(after),
                sums.change(before, after),
                differences.groups(),
                differences.most(),
                freshRules.beside(oldRules),
                new Caveats(experience.untried(retried), experience.strangers(assumptions), cutShort));
    }
}
