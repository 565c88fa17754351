package dev.lifeline.controller.loop;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.note.Note;
import dev.lifeline.controller.note.Notes;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.controller.store.AdoptingPolicies;
import dev.lifeline.controller.store.PolicySource;
import dev.lifeline.controller.store.PolicyVersions;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The built-in policies and those of a store, which is read as rarely as possible. A version never changes, so it is
 * cached once read. The latest version is cached for a while, and for up to ten minutes if the store does not answer.
 */
public final class CachedPolicies implements PolicySource, AdoptingPolicies {
    /** After this long without an answer of the store, the cached policies are too old to decide with. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    /** A user who sees that a policy is missing puts it and tries again. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 1000;

    private final PolicyVersions store;
    private final Notes notes;
    private final InstantSource clock;
    private final Duration freshness;
    private final Map<PolicyRef, PolicyDocument> versions = bounded();
    private final Map<String, Heard<Optional<PolicyRef>>> latest = bounded();
    private final Map<PolicyRef, Heard<UnreadablePolicy>> unreadable = bounded();
    private @Nullable Heard<Listed> all;

    /** Whether there are any policies, and the readable ones. */
    private record Listed(boolean any, List<PolicyDocument> readable) {}

    /** The store's answer, and its time. */
    private record Heard<T>(T answer, Instant at) {
        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }

    /**
     * With an empty cache.
     *
     * @param freshness how long the latest version of a policy is cached
     */
    public CachedPolicies(PolicyVersions store, Notes notes, InstantSource clock, Duration freshness) {
        this.store = store;
        this.notes = notes;
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

    @Override
    public List<String> names() {
        return Stream.concat(
                        PolicySource.builtIn().names().stream(),
                        store.list().stream().map(version -> version.ref().name()))
                .toList();
    }

    @Override
    public Optional<PolicyDocument> adopting(EcsTask.Placement task) {
        return AdoptingPolicies.of(documents()).adopting(task);
    }

    @Override
    public List<String> whyNot(EcsTask.Placement task) {
        return AdoptingPolicies.of(documents()).whyNot(task);
    }

    @Override
    public synchronized Optional<PolicyDocument> version(PolicyRef ref) {
        return document(ref);
    }

    @Override
    public boolean any() {
        return listed().any();
    }

    /** The latest version of every readable stored policy, by name. In the steady state this reads nothing. */
    public List<PolicyDocument> documents() {
        return listed().readable();
    }

    private synchronized Listed listed() {
        Heard<Listed> heard = heard(all, freshness, this::list);
        all = heard;
        return heard.answer();
    }

    private Listed list() {
        List<PolicyVersion> versions = store.list();
        List<PolicyDocument> documents = new ArrayList<>();
        for (PolicyVersion version : versions) {
            try {
                document(version.ref())
                        .ifPresentOrElse(
                                documents::add,
                                () -> notes.add(new Note.PolicyUnreadable(
                                        new UnreadablePolicy(version.ref(), "its document is missing"))));
            } catch (UnreadablePolicy told) {
                // One unreadable policy must not prevent the others from adopting.
            }
        }
        return new Listed(!versions.isEmpty(), List.copyOf(documents));
    }

    private Optional<PolicyDocument> document(PolicyRef ref) {
        PolicyDocument kept = versions.get(ref);
        if (kept != null) {
            return Optional.of(kept);
        }
        Heard<UnreadablePolicy> refused = unreadable.get(ref);
        if (refused != null && refused.isYoungerThan(freshness, clock.instant())) {
            throw refused.answer();
        }
        try {
            Optional<PolicyDocument> read = store.version(ref).map(CachedPolicies::read);
            read.ifPresent(document -> versions.put(ref, document));
            return read;
        } catch (UnreadablePolicy bad) {
            unreadable.put(ref, new Heard<>(bad, clock.instant()));
            notes.add(new Note.PolicyUnreadable(bad));
            throw bad;
        }
    }

    private static PolicyDocument read(StoredPolicy stored) {
        PolicyRef ref = stored.version().ref();
        return switch (new PolicyParser().parse(stored.document())) {
            case Requested.Valid<PolicyDocument> valid -> named(ref, valid.value());
            case Requested.Invalid<PolicyDocument> invalid ->
                throw new UnreadablePolicy(
                        ref,
                        String.join(
                                "; ",
                                invalid.problems().stream()
                                        .map(Problem::toString)
                                        .toList()));
        };
    }

    private static PolicyDocument named(PolicyRef ref, PolicyDocument document) {
        if (!document.policy().name().equals(ref.name())) {
            throw new UnreadablePolicy(
                    ref, "name: its document is that of " + document.policy().name());
        }
        return document.at(ref.version());
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

    /** Evicts the least recently used. */
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
