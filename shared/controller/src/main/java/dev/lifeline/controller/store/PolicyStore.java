package dev.lifeline.controller.store;

import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores policy documents. Every put of a different document is a new version, starting with 1. A version is never
 * changed or deleted, because runs keep the version that they were launched under.
 *
 * <p>Every method throws {@link StoreUnavailable} if the store is temporarily unavailable.
 */
public interface PolicyStore extends PolicyVersions {

    /**
     * Makes the document the latest version of its name, in one atomic write. Putting the latest document again, by its
     * hash, changes nothing, unless its text has changed.
     *
     * @throws IllegalArgumentException if the name is that of a built-in policy, or the document is too large
     */
    PutResult put(NewPolicy policy);

    /**
     * A valid document.
     *
     * @param hash of the document: the same document has the same
     * @param document canonical JSON
     * @param source the text that a person wrote, with its comments
     */
    record NewPolicy(String name, String hash, String document, Optional<String> source, Instant at) {
        /** A document that nobody wrote as a text. */
        public NewPolicy(String name, String hash, String document, Instant at) {
            this(name, hash, document, Optional.empty(), at);
        }

        /** Whether this changes nothing about the latest version. */
        public boolean is(StoredPolicy latest) {
            return latest.version().hash().equals(hash) && (source.isEmpty() || source.equals(latest.source()));
        }
    }

    /** The result of a put. */
    sealed interface PutResult {
        PolicyVersion version();

        /** It is the new latest version. */
        record Created(PolicyVersion version) implements PutResult {}

        /** It was already the latest version. */
        record Unchanged(PolicyVersion version) implements PutResult {}
    }
}
