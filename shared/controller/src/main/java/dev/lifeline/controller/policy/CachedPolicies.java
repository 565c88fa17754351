package dev.lifeline.controller.policy;

import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.PolicyStore;
import dev.lifeline.controller.port.PolicyStore.PolicyVersion;
import dev.lifeline.controller.port.PolicyStore.StoredPolicy;
import dev.lifeline.controller.port.StoreUnavailable;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The built-in policies and those of a store, which is asked as seldom as can be: a version never changes, so it is
 * kept once it was read; which one is the latest is believed for a while, and for longer when the store does not
 * answer.
 */
public final class CachedPolicies implements PolicySource {
    /** A store that is silent for longer than this is no reason any more to decide by what was. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /** Whoever is told that a policy is missing puts it and tries again. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 256;

    private final PolicyStore store;
    private final Function<StoredPolicy, Policy> reader;
    private final InstantSource clock;
    private final Duration freshness;
    private final Map<PolicyRef, Policy> versions = bounded();
    private final Map<String, Pointer> pointers = bounded();

    /** Which version was the latest when the store was asked. */
    private record Pointer(Optional<PolicyRef> ref, Instant asked) {
        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(asked.plus(age));
        }
    }

    /** @param freshness how long the latest version of a policy is believed to be that */
    public CachedPolicies(
            PolicyStore store, Function<StoredPolicy, Policy> reader, InstantSource clock, Duration freshness) {
        this.store = store;
        this.reader = reader;
        this.clock = clock;
        this.freshness = freshness;
    }

    @Override
    public synchronized Optional<Policy> policy(PolicyRef ref) {
        if (ref.version() == 0) {
            return PolicySource.builtIn().policy(ref);
        }
        Policy kept = versions.get(ref);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<Policy> read = store.version(ref).map(reader);
        read.ifPresent(policy -> versions.put(ref, policy));
        return read;
    }

    @Override
    public synchronized Optional<Policy> latest(String name) {
        Optional<Policy> builtIn = PolicySource.builtIn().latest(name);
        return builtIn.isPresent() ? builtIn : pointer(name).ref().flatMap(this::policy);
    }

    private Pointer pointer(String name) {
        Instant now = clock.instant();
        Pointer kept = pointers.get(name);
        if (kept != null && kept.isYoungerThan(kept.ref().isPresent() ? freshness : SOON, now)) {
            return kept;
        }
        try {
            Pointer read = new Pointer(store.latest(name).map(PolicyVersion::ref), now);
            pointers.put(name, read);
            return read;
        } catch (StoreUnavailable silent) {
            if (kept != null && kept.isYoungerThan(LONGEST_SILENCE, now)) {
                return kept;
            }
            throw silent;
        }
    }

    /** The least recently used goes first. */
    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }
}
