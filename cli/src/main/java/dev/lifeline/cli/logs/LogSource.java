package dev.lifeline.cli.logs;

import dev.lifeline.cli.answer.AttemptAnswer;
import dev.lifeline.cli.answer.AttemptAnswer.LogAnswer;

/** A container of an attempt. */
record LogSource(int attempt, String container) {
    static LogSource of(AttemptAnswer attempt, LogAnswer log) {
        return new LogSource(attempt.number(), log.container().orElse("all containers"));
    }

    /** For messages. */
    String words() {
        return "attempt " + attempt + ", " + container;
    }

    @Override
    public String toString() {
        return attempt + "/" + container;
    }
}
