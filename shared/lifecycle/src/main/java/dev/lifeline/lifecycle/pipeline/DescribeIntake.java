package dev.lifeline.lifecycle.pipeline;

import dev.lifeline.lifecycle.attempt.Attempt;
import dev.lifeline.lifecycle.attempt.Contact;
import dev.lifeline.lifecycle.attempt.Stop;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision.DecisionOutcome;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.TaskRef;
import java.time.Duration;
import java.util.Optional;

/** Applies the answer of DescribeTasks: it replaces a lost event, and settles a failed stop. */
final class DescribeIntake {

    private static final Duration SOON = Duration.ofMinutes(1);

    private DescribeIntake() {}

    static Draft answered(Draft draft, DescribeAnswered answered, Circumstances circumstances) {
        TaskRef task = answered.task();
        boolean live = draft.attempt().number() == answered.attempt()
                && draft.attempt().isOpen()
                && draft.attempt().task().filter(task::equals).isPresent();
        if (!live) {
            return zombie(draft, answered, circumstances);
        }
        return switch (answered.answer()) {
            case DescribeAnswer.Seen seen ->
                seen(draft.without(effect -> effect.asksAbout(task)), seen.task(), circumstances);
            case DescribeAnswer.TaskMissing missing -> missing(draft, task, circumstances);
            case DescribeAnswer.DescribeUnanswered unknown -> unanswered(draft, task, unknown, circumstances);
        };
    }

    /** The task is not the one of a live attempt. */
    private static Draft zombie(Draft draft, DescribeAnswered answered, Circumstances circumstances) {
        Optional<Draft> waiting = draft.pending(effect -> effect.asksAbout(answered.task()))
                .map(question -> ZombieEnd.waiting(draft, answered, question, circumstances));
        if (answered.answer() instanceof DescribeAnswer.Seen seen) {
            Draft taken = TaskSnapshots.take(
                    waiting.orElse(draft), new TaskSeen(answered.attempt(), seen.task()), circumstances);
            return waiting.isPresent() ? taken.noticing(DecisionOutcome.APPLIED) : taken;
        }
        return waiting.orElseGet(() -> draft.ignored("the attempt is over"));
    }

    private static Draft seen(Draft draft, EcsTask task, Circumstances circumstances) {
        Attempt attempt = draft.attempt();
        Draft known = attempt.isNews(task)
                ? TaskSnapshots.know(draft, task, circumstances)
                        .because("ECS says that the task is " + task.lastStatus())
                : draft.with(attempt.withContact(circumstances.heard(attempt.contact())))
                        .because("ECS says nothing new");
        boolean stopTaken = known.pending(effect -> effect.stops(task.ref())).isEmpty();
        // Not the answer itself, which may be older than what is known.
        EcsTask latest = known.attempt().seen().orElse(task);
        return known.attempt().stop() instanceof Stop.Wanted wanted && stopTaken && !latest.isStopping()
                ? RepeatedStop.ignored(known, wanted, circumstances)
                : known;
    }

    /** A newly launched task may not be visible yet. */
    private static Draft missing(Draft draft, TaskRef task, Circumstances circumstances) {
        if (!OrphanedAttempt.mayNotBeVisible(draft, circumstances)) {
            return draft.attempt().isHanging()
                    ? HangingTask.gone(draft, "ECS knows no such task")
                    : OrphanedAttempt.missing(draft, circumstances);
        }
        Contact soon = draft.attempt().contact().checkedAt(circumstances.now().plus(SOON));
        return later(draft, task, soon, circumstances).because("ECS does not know the task yet");
    }

    /** Asked again after growing pauses, up to a limit. */
    private static Draft unanswered(
            Draft draft, TaskRef task, DescribeAnswer.DescribeUnanswered unknown, Circumstances circumstances) {
        Contact contact = draft.attempt().contact().unanswered(unknown.why(), circumstances.now());
        Duration wait = circumstances.limits().question(contact.unansweredQuestions());
        Draft asked = later(draft, task, contact.checkedAt(circumstances.now().plus(wait)), circumstances)
                .because("DescribeTasks got no answer: " + unknown.error());
        if (!OrphanedAttempt.isUnanswered(asked, circumstances)) {
            return asked;
        }
        return draft.attempt().isHanging()
                ? HangingTask.givenUp(asked, unknown.error())
                : OrphanedAttempt.unanswered(asked, unknown.error(), circumstances);
    }

    private static Draft later(Draft draft, TaskRef task, Contact next, Circumstances circumstances) {
        return draft.with(draft.attempt().withContact(next))
                .postponing(effect -> effect.asksAbout(task), circumstances);
    }
}
