package dev.lifeline.controller.report;

import dev.lifeline.controller.ecs.TaskDefinitions;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.controller.store.RunReads;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.ecs.ResourceNames;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes runs. A run can be described in every state, whatever ECS answers: it is asked only where the logs are. */
public final class RunDescriber {
    private final TaskDefinitions definitions;
    private final RunReads places;
    private final Optional<AwsConsole> home;

    /** @param clusters whose region has the table */
    public RunDescriber(TaskDefinitions definitions, RunReads places, Clusters clusters) {
        this.definitions = definitions;
        this.places = places;
        this.home = AwsConsole.of(clusters.home());
    }

    public RunDescription describe(Run run) {
        return describe(run, Optional.empty());
    }

    /**
     * Describes a run with the reason of its newest decision.
     *
     * @param newest the newest decision, which says why a live run is where it is
     */
    public RunDescription describe(Run run, Optional<Explanation> newest) {
        RunReport standing = RunReport.of(run);
        RunReport report = newest.filter(any -> !run.hasEnded())
                .map(why -> standing.because(why.reason()))
                .orElse(standing);
        List<AttemptDescription> attempts = Stream.concat(
                        run.past().stream().map(AttemptDescription::of),
                        Stream.of(AttemptDescription.of(run.attempt(), LastFinding.of(run, report))))
                .toList();
        return new RunDescription(
                report,
                run.created(),
                run.phase() instanceof Phase.Ended ended ? Optional.of(ended.at()) : Optional.empty(),
                ResourceNames.cluster(run.request().cluster()),
                run.request().taskDefinition(),
                run.suspension(),
                attempts.stream().anyMatch(attempt -> attempt.task().isPresent()) ? shown(attempts, run) : attempts,
                home.map(console -> console.item(places.place(run.id().key()))));
    }

    private List<AttemptDescription> shown(List<AttemptDescription> attempts, Run run) {
        LogPlaces logs = new LogPlaces(definitions.definition(run.request().taskDefinition()));
        return attempts.stream()
                .map(attempt -> attempt.shown(attempt.task().flatMap(task -> link(task, run)), logs.of(attempt)))
                .toList();
    }

    private static Optional<String> link(TaskRef task, Run run) {
        return AwsConsole.of(task.arn())
                .map(console -> console.task(ResourceNames.cluster(run.request().cluster()), task.id()));
    }
}
