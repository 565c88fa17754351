package dev.lifeline.cli.launch;

import dev.lifeline.cli.answer.RunAnswer;
import java.util.List;

/** Shows how runs proceed. */
interface RunProgress extends AutoCloseable {
    RunProgress NONE = runs -> {};

    void show(List<RunAnswer> runs);

    @Override
    default void close() {}
}
