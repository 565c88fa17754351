package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads policy documents. Every method throws {@link StoreUnavailable} if the store is temporarily unavailable. */
public interface PolicyVersions {

    /** The latest version, read consistently. */
    Optional<PolicyVersion> latest(String name);

    /**
     * A version with its document.
     *
     * @throws UnreadablePolicy if its item is damaged
     */
    Optional<StoredPolicy> version(PolicyRef ref);

    /** The latest version of every policy, by name. */
    List<PolicyVersion> list();

    /**
     * One version of a policy.
     *
     * @param at when it was put
     */
    record PolicyVersion(PolicyRef ref, String hash, Instant at) {}

    /**
     * A version with its document.
     *
     * @param document canonical JSON
     * @param source the text that a person wrote, with its comments
     */
    record StoredPolicy(PolicyVersion version, String document, Optional<String> source) {}
}
