package dev.lifeline.cli.launch;

import dev.lifeline.cli.output.Printer;
import java.util.List;
import java.util.function.Supplier;

/** Says that the runs go on, if the command is interrupted. The JVM then exits with 130. */
final class InterruptNotice {
    private InterruptNotice() {}

    static <T> T during(List<String> runs, Printer err, Supplier<T> work) {
        Thread hook = new Thread(() -> {
            err.line("");
            runs.forEach(run -> err.line(
                    run + " goes on; lifeline stop " + run + " stops it, lifeline wait " + run + " waits again"));
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException interrupted) {
            // The hook runs.
        }
    }
}
