package dev.lifeline.controller.json;

/**
 * What is wrong with an input.
 *
 * @param path where, as in {@code overrides.containerOverrides[0].name}; empty for the whole
 */
public record Problem(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
