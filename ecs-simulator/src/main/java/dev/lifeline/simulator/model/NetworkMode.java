package dev.lifeline.simulator.model;

import java.util.Locale;

/** The network mode of a task definition; only {@link #AWSVPC} has a network interface of its own. */
public enum NetworkMode {
    AWSVPC,
    BRIDGE,
    HOST,
    NONE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
