package dev.lifeline.lifecycle.run;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.run.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.run.Observation.TaskSeen;
import java.time.Duration;

/** What the answer of DescribeTasks adds to what is known: a lost event heals, a failed stop is settled. */
final class Describing {

    private static final Duration SOON = Duration.ofMinutes(1);

    private Describing() {}

    static Draft answered(Draft draft, DescribeAnswered answered, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean live = draft.attempt().number() == answered.attempt()
                && draft.attempt().isOpen()
                && draft.attempt().task().filter(task::equals).isPresent();
        if (answered.answer() instanceof DescribeAnswer.Seen seen) {
            Draft known = draft.without(effect -> Observing.isDescribeOf(effect, task));
            return live
                    ? seen(known, seen.task(), circumstances)
                    : Observing.taskSeen(known, new TaskSeen(answered.attempt(), seen.task()), circumstances);
        }
        if (!live) {
            return draft.ignored("the attempt is over");
        }
        return switch (answered.answer()) {
            case DescribeAnswer.Missing missing -> missing(draft, task, circumstances);
            case DescribeAnswer.Unknown unknown -> unanswered(draft, task, unknown, circumstances);
            case DescribeAnswer.Seen handled -> throw new IllegalStateException("handled above: " + handled);
        };
    }

    private static Draft seen(Draft draft, EcsTask task, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        Draft known = attempt.isNews(task)
                ? Observing.know(draft, task, circumstances).because("ECS says that the task is " + task.lastStatus())
                : draft.with(attempt.withContact(circumstances.heard(attempt.contact())))
                        .because("ECS says nothing new");
        boolean stopTaken =
                known.pending(effect -> Observing.isStopOf(effect, task.ref())).isEmpty();
        // Not the answer itself: it may be older than what is known.
        EcsTask latest = known.attempt().seen().orElse(task);
        return known.attempt().stop() instanceof Stop.Wanted wanted && stopTaken && !latest.isStopping()
                ? Stopping.ignored(known, wanted, circumstances)
                : known;
    }

    /** A task that was only just launched may not be visible yet. */
    private static Draft missing(Draft draft, TaskRef task, Circumstances circumstances) {
        if (!Orphaning.mayNotBeVisible(draft, circumstances)) {
            return draft.attempt().isHanging()
                    ? HangingTask.gone(draft, "ECS knows no such task")
                    : Orphaning.missing(draft, circumstances);
        }
        Contact soon = draft.attempt().contact().checkedAt(circumstances.now().plus(SOON));
        return later(draft, task, soon, circumstances).because("ECS does not know the task yet");
    }

    /** Asked again after longer and longer, and not for ever. */
    private static Draft unanswered(
            Draft draft, TaskRef task, DescribeAnswer.Unknown unknown, Circumstances circumstances) {
        Contact contact = draft.attempt().contact().unanswered(unknown.why(), circumstances.now());
        Duration wait = circumstances.limits().question(contact.unansweredQuestions());
        Draft asked = later(draft, task, contact.checkedAt(circumstances.now().plus(wait)), circumstances)
                .because("DescribeTasks brought no answer: " + unknown.error());
        if (!Orphaning.isUnanswered(asked, circumstances)) {
            return asked;
        }
        return draft.attempt().isHanging()
                ? HangingTask.givenUp(asked, unknown.error())
                : Orphaning.unanswered(asked, unknown.error(), circumstances);
    }

    private static Draft later(Draft draft, TaskRef task, Contact next, Circumstances circumstances) {
        return draft.with(draft.attempt().withContact(next))
                .postponing(effect -> Observing.isDescribeOf(effect, task), circumstances);
    }
}
