package dev.lifeline.controller.query;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.launch.KnownDefinitions;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.report.RunDescription;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.TablePorts;
import dev.lifeline.lifecycle.identity.RunId;
import java.time.InstantSource;
import java.util.Optional;

/** Answers questions about runs. */
public record RunQueries(RunStore runs, RunDescriber describer, RunListing listing) {

    public static RunQueries in(TablePorts table, TaskDefinitions definitions, Clusters clusters, InstantSource clock) {
        return new RunQueries(
                table.runs(),
                new RunDescriber(
                        new KnownDefinitions(definitions, clock),
                        table.listing().runs(),
                        clusters),
                new RunListing(table.listing(), clock));
    }

    /** Describes a run, if it exists. */
    public Optional<RunDescription> describe(RunId run) {
        return runs.load(run).map(stored -> describer.describe(stored.run(), runs.newest(stored)));
    }
}
