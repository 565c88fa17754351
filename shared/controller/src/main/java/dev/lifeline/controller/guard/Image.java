package dev.lifeline.controller.guard;

import java.util.List;

/** The reference of a container image, as a task definition has it. */
record Image(String reference) {
    private static final String DOCKER_HUB = "docker.io";

    /** The registry: the host before the first slash, if it is one, or else Docker Hub. */
    String registry() {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        return host ? first : DOCKER_HUB;
    }

    List<BreakerName> breakers() {
        return List.of(BreakerName.ofImage(reference), BreakerName.ofRegistry(registry()));
    }
}
