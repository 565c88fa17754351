package dev.lifeline.controller.port;

import dev.lifeline.controller.port.Parking.Parked;
import java.util.List;
import java.util.Optional;

/** The messages that were put aside. Every method throws {@link StoreUnavailable} when they cannot be got at. */
public interface ParkedMessages {

    /** All of them, the oldest first. */
    List<Parked> all();

    Optional<Parked> find(String id);

    /** Forgets a message; one that is not there is forgotten already. */
    void delete(String id);
}
