package dev.lifeline.controller.guard;

import java.util.Optional;

/** The scope of a breaker: one image, or all images of a registry. */
public record BreakerName(Scope scope, String value) {
    private static final String PREFIX = "breaker#";

    /** The scopes. */
    public enum Scope {
        IMAGE,
        REGISTRY
    }

    static BreakerName ofImage(String reference) {
        return new BreakerName(Scope.IMAGE, reference);
    }

    static BreakerName ofRegistry(String host) {
        return new BreakerName(Scope.REGISTRY, host);
    }

    /** The name of its register. */
    String register() {
        return PREFIX + this;
    }

    static Optional<BreakerName> ofRegister(String register) {
        for (Scope scope : Scope.values()) {
            String start = PREFIX + word(scope);
            if (register.startsWith(start)) {
                return Optional.of(new BreakerName(scope, register.substring(start.length())));
            }
        }
        return Optional.empty();
    }

    private static String word(Scope scope) {
        return switch (scope) {
            case IMAGE -> "image ";
            case REGISTRY -> "registry ";
        };
    }

    @Override
    public String toString() {
        return word(scope) + value;
    }
}
