package dev.lifeline.tests.lambda;

/** How an invocation or an init ended, as the runtime told Lambda. */
sealed interface RuntimeOutcome {
    String body();

    record RuntimeAnswer(String body) implements RuntimeOutcome {}

    record RuntimeError(String body) implements RuntimeOutcome {}
}
