package dev.lifeline.simulator.model;

import java.util.List;

/** The {@code awsvpcConfiguration} of a RunTask request. */
public record NetworkConfiguration(List<String> subnets, List<String> securityGroups, PublicIp assignPublicIp) {
    public NetworkConfiguration {
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    public static NetworkConfiguration of(String... subnets) {
        return new NetworkConfiguration(List.of(subnets), List.of(), PublicIp.DISABLED);
    }

    /** Whether the task's network interface gets a public address. */
    public enum PublicIp {
        ENABLED,
        DISABLED
    }
}
