package dev.lifeline.tests.lambda;

/** How an invocation or an init ended, as the runtime told Lambda. */
sealed interface Outcome {
    String body();

    record Answered(String body) implements Outcome {}

    record Failed(String body) implements Outcome {}
}
