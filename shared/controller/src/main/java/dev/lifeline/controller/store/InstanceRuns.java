package dev.lifeline.controller.store;

import dev.lifeline.lifecycle.identity.RunKey;
import java.util.List;

/** Finds runs by their container instances. */
@FunctionalInterface
public interface InstanceRuns {

    /**
     * The runs whose current attempt is on a container instance. The answer may be slightly stale.
     *
     * @throws StoreUnavailable if the store is temporarily unavailable
     */
    List<RunKey> onInstance(String instance);
}
