package dev.lifeline.tests.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills and restarts the victim, a given number of times. */
final class Reaper {
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);

    private final Lives lives;
    private final Wire wire;
    private final Ledger ledger;
    private final SoakUsers users;
    private final RemoteFunction.InvocationCounts tally;
    private final List<Integer> aliveAtKill = new ArrayList<>();

    Reaper(Lives lives, Wire wire, Ledger ledger, SoakUsers users, RemoteFunction.InvocationCounts tally) {
        this.lives = lives;
        this.wire = wire;
        this.ledger = ledger;
        this.users = users;
        this.tally = tally;
    }

    void kill(int times, Random random) throws InterruptedException {
        for (int kill = 1; kill <= times; kill++) {
            await(KillMoment.by(random));
            lives.checkAlive();
            aliveAtKill.add(ledger.alive().size());
            lives.kill();
            lives.begin();
            if (kill % 10 == 0) {
                System.out.printf(
                        "%d kills, %d tasks, %d runs accepted%n",
                        kill, ledger.count(), users.accepted().size());
            }
        }
    }

    /** The number of live tasks, kill by kill. */
    List<Integer> aliveAtKill() {
        return List.copyOf(aliveAtKill);
    }

    private void await(KillMoment moment) throws InterruptedException {
        switch (moment) {
            case KillMoment.Starting starting -> Thread.sleep(starting.after());
            case KillMoment.Living living -> {
                lives.await();
                awaitAnswers(living.answers());
            }
            case KillMoment.DuringRunTask launching -> {
                lives.await();
                Trap trap = new Trap(launching.side(), launching.launch(), lives::kill);
                wire.lay(trap);
                trap.awaitSprung(LONGEST_LIFE);
                wire.clear();
            }
        }
    }

    private void awaitAnswers(int answers) throws InterruptedException {
        int enough = tally.answered().get() + answers;
        long end = System.nanoTime() + LONGEST_LIFE.toNanos();
        while (tally.answered().get() < enough && System.nanoTime() < end) {
            Thread.sleep(2);
        }
    }
}
