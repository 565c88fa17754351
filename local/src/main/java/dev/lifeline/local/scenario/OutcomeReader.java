package dev.lifeline.local.scenario;

import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.PastAttempt;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.cloud.LocalCloud;
import java.util.ArrayList;
import java.util.List;

/** Reads how a scenario ended, from its run and the tasks that ECS made for it. */
record OutcomeReader(LocalCloud cloud, FirstLaunches launches, CountingTaskRunner counter) {

    ScenarioOutcome of(Scenario scenario, Run run) {
        List<TaskRef> tasks = tasks(run);
        return new ScenarioOutcome(
                scenario,
                run,
                cloud.table().journals().journal(run.id()),
                causes(run),
                counter.launches(run.id()),
                tasks.stream().mapToInt(counter::stops).sum(),
                tasks.size());
    }

    private static List<Cause> causes(Run run) {
        List<Cause> causes =
                new ArrayList<>(run.past().stream().map(PastAttempt::cause).toList());
        if (run.phase() instanceof Phase.Ended over) {
            over.cause().ifPresent(cause -> causes.add(cause.cause()));
        }
        return causes;
    }

    /** Every task that ECS made for the run, whether or not the run knows of it or ECS still does. */
    private List<TaskRef> tasks(Run run) {
        return cloud.ecs().with((ecs, now) -> {
            List<TaskRef> tasks = new ArrayList<>();
            launches.byHand(run.id()).ifPresent(tasks::add);
            for (int attempt = 1; attempt <= run.attempt().number(); attempt++) {
                ecs.startedBy(run.identity().task(attempt).startedBy())
                        .forEach(task -> tasks.add(new TaskRef(task.taskArn())));
            }
            return tasks;
        });
    }
}
