package dev.lifeline.controller.store;

import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import java.util.List;
import java.util.Optional;

/** The messages in quarantine. Every method throws {@link StoreUnavailable} if the store does not answer. */
public interface QuarantinedMessages {

    /** All of them, the oldest first. */
    List<QuarantinedMessage> all();

    Optional<QuarantinedMessage> find(String id);

    /** Deletes a message, if it exists. */
    void delete(String id);
}
