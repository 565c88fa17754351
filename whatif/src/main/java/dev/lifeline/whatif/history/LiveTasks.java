package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.identity.RunKey;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tasks whose end has not been seen, the last 100,000 by name and the others by number. */
final class LiveTasks {
    private static final int MOST = 100_000;

    private final Set<RunKey> tasks = new LinkedHashSet<>();
    private long forgotten;

    void add(RunKey task) {
        tasks.add(task);
        if (tasks.size() > MOST) {
            Iterator<RunKey> oldestFirst = tasks.iterator();
            oldestFirst.next();
            oldestFirst.remove();
            forgotten++;
        }
    }

    void remove(RunKey task) {
        if (!tasks.remove(task) && forgotten > 0) {
            forgotten--;
        }
    }

    long count() {
        return tasks.size() + forgotten;
    }
}
