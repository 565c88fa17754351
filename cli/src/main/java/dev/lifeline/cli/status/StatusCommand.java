package dev.lifeline.cli.status;

import dev.lifeline.cli.table.TableOptions;
import dev.lifeline.controller.guard.BreakerName;
import dev.lifeline.controller.guard.GuardState;
import dev.lifeline.lifecycle.guard.Breaker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what holds launches back: the state of the guard. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what holds calls to ECS back: a pause, and the circuit breakers of images and registries.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private TableOptions table = new TableOptions();

    /** A line, as text and as JSON. */
    private record StatusLine(String json, String text) {}

    @Override
    public Integer call() {
        return table.use(access -> table.print(
                lines(GuardState.of(access.registers().all())),
                StatusLine::json,
                StatusLine::text,
                "nothing is held back"));
    }

    private static List<StatusLine> lines(GuardState state) {
        List<StatusLine> lines = new ArrayList<>();
        state.paused()
                .ifPresent(paused -> lines.add(new StatusLine(
                        GuardJson.of(paused), "paused since " + paused.since() + ": " + paused.reason())));
        state.breakers().forEach((name, breaker) -> lines.add(line(name, breaker)));
        return lines;
    }

    private static StatusLine line(BreakerName name, Breaker breaker) {
        String text = switch (breaker) {
            case Breaker.Closed closed -> "closed, " + closed.failures().size() + " recent failed pulls";
            case Breaker.Open open -> "open until " + open.until() + ", then one launch is let through";
            case Breaker.HalfOpen half -> "waits for " + half.probe() + ", until " + half.until() + " at most";
        };
        return new StatusLine(GuardJson.of(name, breaker), name + ": " + text);
    }
}
