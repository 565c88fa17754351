package dev.lifeline.controller.testing;

import dev.lifeline.controller.store.PolicyStore;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.PolicyStore.PutResult;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store with the contract of {@link PolicyStore}, which counts its calls and can be silent. */
public final class InMemoryPolicyStore implements PolicyStore {
    private final Map<String, List<StoredPolicy>> policies = new TreeMap<>();
    private final Set<PolicyRef> lost = new HashSet<>();
    private boolean silent;
    private int reads;

    /** From now on every call throws {@link StoreUnavailable}, or no longer. */
    public void silent(boolean now) {
        silent = now;
    }

    /** The number of reads since the last call of this method. */
    public int readsSince() {
        int seen = reads;
        reads = 0;
        return seen;
    }

    /** Somebody deletes a version in the table. */
    public void lose(PolicyRef ref) {
        lost.add(ref);
    }

    /** Somebody changes a version in the table. */
    public void corrupt(PolicyRef ref, String document) {
        policies.getOrDefault(ref.name(), List.of())
                .replaceAll(stored -> stored.version().ref().equals(ref)
                        ? new StoredPolicy(stored.version(), document, stored.source())
                        : stored);
    }

    @Override
    public PutResult put(NewPolicy policy) {
        answer();
        if (DefaultPolicy.named(policy.name()).isPresent()) {
            throw new IllegalArgumentException("policy " + policy.name() + " is built in");
        }
        List<StoredPolicy> versions = policies.computeIfAbsent(policy.name(), name -> new ArrayList<>());
        if (!versions.isEmpty() && policy.is(versions.getLast())) {
            return new PutResult.Unchanged(versions.getLast().version());
        }
        PolicyVersion next =
                new PolicyVersion(new PolicyRef(policy.name(), versions.size() + 1), policy.hash(), policy.at());
        versions.add(new StoredPolicy(next, policy.document(), policy.source()));
        return new PutResult.Created(next);
    }

    @Override
    public Optional<PolicyVersion> latest(String name) {
        read();
        return Optional.ofNullable(policies.get(name))
                .map(versions -> versions.getLast().version());
    }

    @Override
    public Optional<StoredPolicy> version(PolicyRef ref) {
        read();
        return policies.getOrDefault(ref.name(), List.of()).stream()
                .filter(stored -> stored.version().ref().equals(ref) && !lost.contains(ref))
                .findFirst();
    }

    @Override
    public List<PolicyVersion> list() {
        read();
        return policies.values().stream()
                .map(versions -> versions.getLast().version())
                .toList();
    }

    private void read() {
        reads++;
        answer();
    }

    private void answer() {
        if (silent) {
            throw new StoreUnavailable("the store does not answer", new IOException("silence"));
        }
    }
}
