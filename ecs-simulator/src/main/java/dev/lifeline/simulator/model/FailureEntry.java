package dev.lifeline.simulator.model;

import java.util.Optional;

/** An entry of an answer's {@code failures[]}; {@code arn} is absent when nothing was placed. */
public record FailureEntry(Optional<String> arn, String reason, Optional<String> detail) {
    public static FailureEntry missing(String arn) {
        return new FailureEntry(Optional.of(arn), "MISSING", Optional.empty());
    }
}
