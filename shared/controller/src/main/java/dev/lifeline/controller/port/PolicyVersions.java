package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads policy documents as they were put. Every method throws {@link StoreUnavailable} when the store cannot be
 * reached or refuses for now.
 */
public interface PolicyVersions {

    /** Which version is the latest: a consistent read. */
    Optional<PolicyVersion> latest(String name);

    /**
     * A version with its document.
     *
     * @throws UnreadablePolicy when its item is broken
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
     */
    record StoredPolicy(PolicyVersion version, String document) {}
}
