package dev.lifeline.tests.soak;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The moment at which the victim is killed. */
sealed interface KillMoment {

    /** So long after its process was started: mostly before it is ready. */
    record Starting(Duration after) implements KillMoment {}

    /** So many invocations after it is ready: usually few, rarely so many that a round of Reconcile finishes. */
    record Living(int answers) implements KillMoment {}

    /** At one of its next calls to RunTask. */
    record DuringRunTask(Trap.Side side, int launch) implements KillMoment {}

    static KillMoment by(RandomGenerator random) {
        int chance = random.nextInt(100);
        if (chance < 10) {
            return new Starting(Duration.ofMillis(random.nextInt(3000)));
        }
        if (chance < 55) {
            return new Living(random.nextInt(30));
        }
        if (chance < 65) {
            return new Living(random.nextInt(300));
        }
        return new DuringRunTask(random.nextBoolean() ? Trap.Side.BEFORE : Trap.Side.AFTER, random.nextInt(1, 5));
    }
}
