package dev.lifeline.cli.answer;

import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.Printer;
import java.util.Optional;
import java.util.function.Supplier;

/** A question that is repeated for hours: it survives a failure now and then, and names it. */
public final class RepeatedQuestion {
    private static final int MOST_IN_A_ROW = 10;

    private final Printer err;
    private int inARow;

    public RepeatedQuestion(Printer err) {
        this.err = err;
    }

    /**
     * The answer, or empty if there is none now.
     *
     * @throws CommandFailed after ten failures in a row
     */
    public <T> Optional<T> ask(Supplier<T> asked) {
        try {
            T answer = asked.get();
            inARow = 0;
            return Optional.of(answer);
        } catch (CommandFailed failed) {
            inARow++;
            if (inARow >= MOST_IN_A_ROW) {
                throw failed;
            }
            err.line(String.valueOf(failed.getMessage()));
            return Optional.empty();
        }
    }
}
