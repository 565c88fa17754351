package dev.lifeline.functions.metrics;

import dev.lifeline.controller.ecs.EcsPorts;
import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.TablePorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Ports whose answers are measured. */
public record MeasuredPorts(Measures measures, InstantSource clock) {

    public EcsPorts of(EcsPorts ecs) {
        MeasuredEcs measured = new MeasuredEcs(ecs, measures);
        return new EcsPorts(measured, measured, measured, measured);
    }

    public TablePorts of(TablePorts table) {
        return new TablePorts(
                table.runs(),
                measured(table.due()),
                table.instances(),
                table.policies(),
                table.launches(),
                table.quarantine(),
                new MeasuredRegisters(table.registers(), measures),
                table.slots(),
                table.listing());
    }

    private DueRuns measured(DueRuns runs) {
        return (until, limit) -> {
            List<Due> due = runs.due(until, limit);
            Instant now = clock.instant();
            double late = due.stream()
                    .map(entry -> Duration.between(entry.at(), now))
                    .mapToDouble(overdue -> overdue.toMillis() / 1000.0)
                    .max()
                    .orElse(0);
            measures.atLeast(Metric.OVERDUE_SECONDS, Math.max(0, late));
            return due;
        };
    }
}
