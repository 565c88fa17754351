package dev.lifeline.controller.port;

import dev.lifeline.lifecycle.run.RunKey;
import java.util.List;

/** Finds runs by the container instances that they live on. */
@FunctionalInterface
public interface InstanceRuns {

    /**
     * The runs whose current attempt lives on a container instance. The answer may be a moment old.
     *
     * @throws StoreUnavailable when the store cannot be reached or refuses for now
     */
    List<RunKey> onInstance(String instance);
}
