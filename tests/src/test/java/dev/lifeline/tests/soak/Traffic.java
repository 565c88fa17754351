package dev.lifeline.tests.soak;

import dev.lifeline.lifecycle.identity.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The load by users: they launch while there are too few tasks, and stop some. */
final class Traffic {
    /** With so many waiting messages nobody launches, so that the victim can catch up. */
    private static final int MOST_BACKLOG = 200;

    /** With so many unanswered launches nobody starts another. */
    private static final int MOST_WAITING = 6;

    private final Soak.SoakPlan plan;
    private final Map<RunId, PlannedRun> fates;
    private final SoakUsers users;
    private final Ledger ledger;
    private final Backlog backlog;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean flows = true;

    private Traffic(Soak.SoakPlan plan, Map<RunId, PlannedRun> fates, SoakUsers users, Ledger ledger, Backlog backlog) {
        this.plan = plan;
        this.fates = fates;
        this.users = users;
        this.ledger = ledger;
        this.backlog = backlog;
    }

    static Traffic start(
            Soak.SoakPlan plan, Map<RunId, PlannedRun> fates, SoakUsers users, Ledger ledger, Backlog backlog) {
        Traffic traffic = new Traffic(plan, fates, users, ledger, backlog);
        traffic.threads.add(Thread.ofVirtual().start(traffic::launches));
        traffic.threads.add(Thread.ofVirtual().start(traffic::stops));
        return traffic;
    }

    /** One after the other or a dozen at once. */
    private void launches() {
        Random random = new Random(plan.seed() + 2);
        List<PlannedRun> next = new ArrayList<>(fates.values().stream()
                .sorted(Comparator.comparing(fate -> fate.run().value()))
                .toList());
        while (flows && !next.isEmpty()) {
            int missing = Math.min(plan.alive() - ledger.alive().size(), MOST_WAITING) - users.waiting();
            int burst = random.nextInt(10) == 0 ? 12 : 2;
            for (int i = 0; i < Math.min(burst, missing) && backlog.size() < MOST_BACKLOG && !next.isEmpty(); i++) {
                users.launch(next.removeFirst(), SoakUsers.Manner.by(random));
            }
            sleep(Duration.ofMillis(random.nextInt(100, 500)));
        }
    }

    private void stops() {
        Random random = new Random(plan.seed() + 3);
        while (flows) {
            sleep(Duration.ofMillis(random.nextInt(500, 3000)));
            users.stopOne(fates, random);
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nobody starts anything after this returns. */
    void stop() throws InterruptedException {
        flows = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
