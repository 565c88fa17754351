package dev.lifeline.lifecycle.identity;

import java.util.List;
import java.util.Optional;

/**
 * The names of an attempt's task in ECS. They are derived, not random, so a launch is always repeated under the same
 * names.
 *
 * @param attempt 1 for the first; at most six digits
 * @param coverage which of the task's events are sent
 */
public record TaskName(Namespace namespace, RunKey run, Nonce nonce, int attempt, Coverage coverage) {
    private static final String PREFIX = "lifeline/";
    private static final String EVERY_STATE = "/all";
    private static final int TOKEN_DIGITS = 40;

    /**
     * The task's {@code startedBy}: at most 128 characters of letters, digits, {@code -}, {@code _}, {@code /} (AWS ECS
     * API, RunTask).
     */
    public String startedBy() {
        String name = PREFIX + namespace + "/" + run + "/" + nonce + "/" + attempt;
        return switch (coverage) {
            case DECISIVE -> name;
            case EVERY_STATE -> name + EVERY_STATE;
        };
    }

    /** RunTask's idempotency token: at most 64 characters of ASCII 33 to 126 (AWS "Ensuring idempotency"). */
    public String clientToken() {
        return "lifeline-" + Digest.hex(startedBy(), TOKEN_DIGITS);
    }

    /** Whether the name is a Lifeline's, of any deployment. No policy adopts such a task. */
    public static boolean isReserved(String startedBy) {
        return startedBy.startsWith(PREFIX);
    }

    /** Whether the name is of this namespace. */
    public static boolean isOf(Namespace namespace, String startedBy) {
        return startedBy.startsWith(PREFIX + namespace + "/");
    }

    /** Parses {@link #startedBy}; empty for any other text. */
    public static Optional<TaskName> parse(String startedBy) {
        if (!isReserved(startedBy)) {
            return Optional.empty();
        }
        boolean all = startedBy.endsWith(EVERY_STATE);
        String name = all ? startedBy.substring(0, startedBy.length() - EVERY_STATE.length()) : startedBy;
        List<String> parts = List.of(name.split("/", -1));
        if (parts.size() != 5 || !Namespace.isValid(parts.get(1))) {
            return Optional.empty();
        }
        Coverage coverage = all ? Coverage.EVERY_STATE : Coverage.DECISIVE;
        return RunKey.parse(parts.get(2))
                .flatMap(run -> Nonce.parse(parts.get(3))
                        .flatMap(nonce -> Letters.count(parts.get(4))
                                .map(attempt ->
                                        new TaskName(new Namespace(parts.get(1)), run, nonce, attempt, coverage))));
    }

    @Override
    public String toString() {
        return startedBy();
    }
}
