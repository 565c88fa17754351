package dev.lifeline.controller.loop;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.port.AdoptingPolicies;
import dev.lifeline.controller.port.PolicySource;
import dev.lifeline.controller.port.PolicyStore;
import dev.lifeline.controller.port.PolicyStore.PolicyVersion;
import dev.lifeline.controller.port.PolicyStore.StoredPolicy;
import dev.lifeline.controller.port.StoreUnavailable;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The built-in policies and those of a store, which is asked as seldom as can be: a version never changes, so it is
 * kept once it was read; which one is the latest is believed for a while, and for up to ten minutes while the store
 * does not answer.
 */
public final class CachedPolicies implements PolicySource, AdoptingPolicies {
    /** A store that is silent for longer than this is no reason any more to decide by what was. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /** Whoever is told that a policy is missing puts it and tries again. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 1000;

    private final PolicyStore store;
    private final Function<StoredPolicy, PolicyDocument> reader;
    private final InstantSource clock;
    private final Duration freshness;
    private final Map<PolicyRef, PolicyDocument> versions = bounded();
    private final Map<String, Heard<Optional<PolicyRef>>> latest = bounded();
    private @Nullable Heard<List<PolicyRef>> all;

    /** What the store said, and when. */
    private record Heard<T>(T answer, Instant at) {
        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }

    /**
     * With nothing kept yet.
     *
     * @param freshness how long the latest version of a policy is believed to be that
     */
    public CachedPolicies(PolicyStore store, InstantSource clock, Duration freshness) {
        this(store, CachedPolicies::read, clock, freshness);
    }

    /** With another reader of documents, whose policies carry the versions that they are stored under. */
    CachedPolicies(
            PolicyStore store, Function<StoredPolicy, PolicyDocument> reader, InstantSource clock, Duration freshness) {
        this.store = store;
        this.reader = reader;
        this.clock = clock;
        this.freshness = freshness;
    }

    @Override
    public synchronized Optional<Policy> policy(PolicyRef ref) {
        return ref.version() == 0
                ? PolicySource.builtIn().policy(ref)
                : document(ref).map(PolicyDocument::policy);
    }

    @Override
    public synchronized Optional<Policy> latest(String name) {
        Optional<Policy> builtIn = PolicySource.builtIn().latest(name);
        if (builtIn.isPresent()) {
            return builtIn;
        }
        Heard<Optional<PolicyRef>> kept = latest.get(name);
        boolean missing = kept != null && kept.answer().isEmpty();
        Heard<Optional<PolicyRef>> heard =
                heard(kept, missing ? SOON : freshness, () -> store.latest(name).map(PolicyVersion::ref));
        latest.put(name, heard);
        return heard.answer().flatMap(this::policy);
    }

    /** The latest version of every stored policy, by name; in the steady state nothing is read for it. */
    public synchronized List<PolicyDocument> documents() {
        Heard<List<PolicyRef>> heard = heard(
                all,
                freshness,
                () -> store.list().stream().map(PolicyVersion::ref).toList());
        all = heard;
        return heard.answer().stream().flatMap(ref -> document(ref).stream()).toList();
    }

    @Override
    public Optional<PolicyDocument> adopting(EcsTask task) {
        return AdoptingPolicies.first(documents(), task);
    }

    private Optional<PolicyDocument> document(PolicyRef ref) {
        PolicyDocument kept = versions.get(ref);
        if (kept != null) {
            return Optional.of(kept);
        }
        Optional<PolicyDocument> read = store.version(ref).map(reader);
        read.ifPresent(document -> versions.put(ref, document));
        return read;
    }

    private static PolicyDocument read(StoredPolicy stored) {
        PolicyRef ref = stored.version().ref();
        return switch (new PolicyParser().parse(stored.document())) {
            case Requested.Valid<PolicyDocument> valid -> valid.value().at(ref.version());
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new IllegalStateException("policy " + ref + " was put by another version of Lifeline, this one"
                        + " cannot read it: " + invalid.problems());
        };
    }

    private <T> Heard<T> heard(@Nullable Heard<T> kept, Duration age, Supplier<T> question) {
        Instant now = clock.instant();
        if (kept != null && kept.isYoungerThan(age, now)) {
            return kept;
        }
        try {
            return new Heard<>(question.get(), now);
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
