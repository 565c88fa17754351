package dev.lifeline.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.output.CountText;
import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.stack.StackOptions;
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
        description = "Shows what holds calls to ECS back: a pause, the circuit breakers of images and registries, the"
                + " pace; and how many messages are quarantined.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    /** A line, as text and as JSON. */
    private record StatusLine(JsonNode json, String text) {}

    @Override
    public Integer call() {
        return stack.withTable(access -> {
            List<StatusLine> lines = lines(GuardState.of(access.registers().all()));
            access.slots()
                    .taken(stack.clock().instant())
                    .forEach((lane, until) -> lines.add(new StatusLine(
                            GuardJson.ofPace(lane, until),
                            "pace of " + lane + ": the next free slot is at " + MomentText.second(until))));
            int quarantined = access.quarantined().all().size();
            if (quarantined > 0) {
                lines.add(new StatusLine(
                        GuardJson.ofQuarantine(quarantined),
                        CountText.of(quarantined, "quarantined message") + "; lifeline quarantine lists them"));
            }
            return stack.output()
                    .print(
                            lines,
                            StatusLine::json,
                            StatusLine::text,
                            "nothing is held back: not paused, no breaker, 0 quarantined messages");
        });
    }

    private static List<StatusLine> lines(GuardState state) {
        List<StatusLine> lines = new ArrayList<>();
        state.paused()
                .ifPresent(paused -> lines.add(new StatusLine(
                        GuardJson.of(paused),
                        "paused since " + MomentText.second(paused.since()) + ": " + paused.reason())));
        state.breakers().forEach((name, breaker) -> lines.add(line(name, breaker)));
        return lines;
    }

    private static StatusLine line(BreakerName name, Breaker breaker) {
        String text = switch (breaker) {
            case Breaker.Closed closed ->
                "closed, " + CountText.of(closed.failures().size(), "recent failed pull");
            case Breaker.Open open ->
                "open until " + MomentText.second(open.until()) + ", then one launch is let through";
            case Breaker.HalfOpen half ->
                "waits for " + half.probe() + ", until " + MomentText.second(half.until()) + " at most";
        };
        return new StatusLine(GuardJson.of(name, breaker), name + ": " + text);
    }
}
