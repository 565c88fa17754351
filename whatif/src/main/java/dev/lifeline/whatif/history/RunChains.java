package dev.lifeline.whatif.history;

import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The attempts of runs that Lifeline launched. A run is given once an attempt succeeded and none before it is missing;
 * the others may go on, until there are too many of them or the archive ends.
 */
final class RunChains {
    static final int MOST = 20_000;

    private final Map<String, RunChain> open = new LinkedHashMap<>();
    private final Consumer<RunHistory> taker;
    private final Runnable incomplete;

    RunChains(Consumer<RunHistory> taker, Runnable incomplete) {
        this.taker = taker;
        this.incomplete = incomplete;
    }

    private record RunChain(String name, LaunchRequest request, TreeMap<Integer, AttemptFact> attempts) {
        /** The attempts from the first to a missing one. */
        List<AttemptFact> unbroken() {
            List<AttemptFact> facts = new ArrayList<>();
            for (int number = 1; attempts.containsKey(number); number++) {
                facts.add(attempts.get(number));
            }
            return facts;
        }

        boolean isComplete() {
            return attempts.lastEntry().getValue().why().isEmpty()
                    && attempts.firstKey() == 1
                    && attempts.size() == attempts.lastKey();
        }
    }

    void add(TaskName name, LaunchRequest request, AttemptFact fact) {
        String key = name.run() + "/" + name.nonce().generation();
        RunChain chain =
                open.computeIfAbsent(key, absent -> new RunChain(name.run().value(), request, new TreeMap<>()));
        chain.attempts().putIfAbsent(name.attempt(), fact);
        if (chain.isComplete()) {
            open.remove(key);
            give(chain);
        } else if (open.size() > MOST) {
            Iterator<RunChain> oldestFirst = open.values().iterator();
            RunChain oldest = oldestFirst.next();
            oldestFirst.remove();
            give(oldest);
        }
    }

    void finish() {
        open.values().forEach(this::give);
        open.clear();
    }

    private void give(RunChain chain) {
        List<AttemptFact> facts = chain.unbroken();
        if (facts.isEmpty()) {
            incomplete.run();
        } else {
            taker.accept(new RunHistory(chain.name(), chain.request(), Optional.empty(), facts));
        }
    }
}
