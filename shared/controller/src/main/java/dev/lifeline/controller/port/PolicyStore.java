package dev.lifeline.controller.port;

import java.time.Instant;

/**
 * Keeps policy documents. Every put that changes something is a new version, 1 for the first; a version is never
 * changed and never deleted, since a run lives under the version that it was launched with.
 *
 * <p>Every method throws {@link StoreUnavailable} when the store cannot be reached or refuses for now.
 */
public interface PolicyStore extends PolicyVersions {

    /**
     * Makes the document the latest version of its name, in one atomic write. The document that is the latest already,
     * by its hash, is left as it is: putting the same again changes nothing.
     *
     * @throws IllegalArgumentException when the name is that of a built-in policy, or the document is too large to be
     *     kept
     */
    PutResult put(NewPolicy policy);

    /**
     * A document that was found right.
     *
     * @param hash of the document: the same document has the same
     * @param document canonical JSON
     */
    record NewPolicy(String name, String hash, String document, Instant at) {}

    /** How a put ended. */
    sealed interface PutResult {
        PolicyVersion version();

        /** It is a new version, the latest from now on. */
        record Created(PolicyVersion version) implements PutResult {}

        /** It was the latest version before. */
        record Unchanged(PolicyVersion version) implements PutResult {}
    }
}
