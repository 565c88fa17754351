package dev.lifeline.lifecycle.decision;

import dev.lifeline.lifecycle.container.ErrorVerdict;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswer;
import dev.lifeline.lifecycle.decision.Observation.CallbackAnswered;
import dev.lifeline.lifecycle.decision.Observation.CallbackRequested;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswer;
import dev.lifeline.lifecycle.decision.Observation.DescribeAnswered;
import dev.lifeline.lifecycle.decision.Observation.FindAnswer;
import dev.lifeline.lifecycle.decision.Observation.FindAnswered;
import dev.lifeline.lifecycle.decision.Observation.InstanceImpaired;
import dev.lifeline.lifecycle.decision.Observation.InstanceLost;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswer;
import dev.lifeline.lifecycle.decision.Observation.LaunchAnswered;
import dev.lifeline.lifecycle.decision.Observation.LaunchRecorded;
import dev.lifeline.lifecycle.decision.Observation.ResumeRequested;
import dev.lifeline.lifecycle.decision.Observation.StopAnswer;
import dev.lifeline.lifecycle.decision.Observation.StopAnswered;
import dev.lifeline.lifecycle.decision.Observation.StopRequested;
import dev.lifeline.lifecycle.decision.Observation.SuspendRequested;
import dev.lifeline.lifecycle.decision.Observation.TaskSeen;
import dev.lifeline.lifecycle.decision.Observation.TimePassed;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.policy.Budget;
import dev.lifeline.lifecycle.policy.Budget.Shortage;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.Spent;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Observations, verdicts, effects and times in words, for the journal. */
public final class JournalText {
    private static final String TASK_EVENT = "task event: ";
    private static final String DESIRED = ", desired ";
    private static final String HELD = "held";

    /** The words of {@link TimePassed}. */
    public static final String TIME_PASSED = "time passed";

    private JournalText() {}

    /** The status of the task in the words of an observation; empty if it was no task event. */
    public static Optional<EcsStatus> status(String observation) {
        int end = observation.indexOf(DESIRED);
        return observation.startsWith(TASK_EVENT) && end > 0
                ? Optional.of(EcsStatus.of(observation.substring(TASK_EVENT.length(), end)))
                : Optional.empty();
    }

    /** Whether those words say that the task is to stop. */
    public static boolean isToStop(String observation) {
        return observation.startsWith(TASK_EVENT) && observation.endsWith(DESIRED + "STOPPED");
    }

    /** Whether those words say that a call was not made: for a pause, the pace, or a breaker. */
    public static boolean isHeld(String observation) {
        return observation.endsWith(HELD);
    }

    public static String of(Observation observation) {
        return switch (observation) {
            case TaskSeen seen ->
                TASK_EVENT + seen.task().lastStatus() + DESIRED + seen.task().desiredStatus();
            case InstanceLost lost -> "container instance lost: " + lost.instance();
            case InstanceImpaired impaired -> "container instance impaired: " + impaired.instance();
            case LaunchAnswered answered -> "RunTask answered: " + of(answered.answer());
            case StopAnswered answered -> "StopTask answered: " + of(answered.answer());
            case DescribeAnswered answered -> "DescribeTasks answered: " + of(answered.answer());
            case FindAnswered answered -> "ListTasks answered: " + of(answered.answer());
            case TimePassed passed -> TIME_PASSED;
            case LaunchRecorded recorded -> "launch recorded";
            case StopRequested requested ->
                switch (requested.manner()) {
                    case GRACEFUL -> "stop requested";
                    case AT_ONCE -> "stop at once requested";
                };
            case SuspendRequested requested -> "suspension requested";
            case ResumeRequested requested -> "resumption requested";
            case CallbackRequested requested -> "callback requested";
            case CallbackAnswered answered -> "callback " + answered.callback() + " answered: " + of(answered.answer());
        };
    }

    private static String of(LaunchAnswer answer) {
        return switch (answer) {
            case LaunchAnswer.TaskCreated accepted -> "accepted";
            case LaunchAnswer.NotPlaced refused -> "not placed";
            case LaunchAnswer.Conflict conflict -> "conflict";
            case LaunchAnswer.Rejected rejected -> "rejected";
            case LaunchAnswer.LaunchUnanswered unknown -> "unknown";
            case LaunchAnswer.LaunchHeld held -> HELD;
        };
    }

    private static String of(StopAnswer answer) {
        return switch (answer) {
            case StopAnswer.StopAccepted accepted -> "accepted";
            case StopAnswer.NothingToStop missing -> "missing";
            case StopAnswer.StopFailed failed -> "failed";
            case StopAnswer.StopHeld held -> HELD;
        };
    }

    private static String of(DescribeAnswer answer) {
        return switch (answer) {
            case DescribeAnswer.Seen seen -> "seen";
            case DescribeAnswer.TaskMissing missing -> "missing";
            case DescribeAnswer.DescribeUnanswered unknown -> "unknown";
        };
    }

    private static String of(CallbackAnswer answer) {
        return switch (answer) {
            case CallbackAnswer.CallbackDelivered delivered -> "delivered";
            case CallbackAnswer.NobodyWaits nobody -> "nobody waits";
            case CallbackAnswer.CallbackUnanswered unknown -> "unknown";
        };
    }

    private static String of(FindAnswer answer) {
        return switch (answer) {
            case FindAnswer.TasksListed found -> "found";
            case FindAnswer.NoneListed none -> "not found";
            case FindAnswer.ListUnanswered unknown -> "unknown";
        };
    }

    public static Optional<Long> version(Observation observation) {
        return switch (observation) {
            case TaskSeen seen -> Optional.of(seen.task().version());
            case DescribeAnswered answered ->
                answered.answer() instanceof DescribeAnswer.Seen seen
                        ? Optional.of(seen.task().version())
                        : Optional.empty();
            case InstanceLost none -> Optional.empty();
            case InstanceImpaired none -> Optional.empty();
            case LaunchAnswered none -> Optional.empty();
            case StopAnswered none -> Optional.empty();
            case FindAnswered none -> Optional.empty();
            case TimePassed none -> Optional.empty();
            case LaunchRecorded none -> Optional.empty();
            case StopRequested none -> Optional.empty();
            case SuspendRequested none -> Optional.empty();
            case ResumeRequested none -> Optional.empty();
            case CallbackRequested none -> Optional.empty();
            case CallbackAnswered none -> Optional.empty();
        };
    }

    /** What ended a budget. */
    public static String of(Shortage shortage, Budget budget, Spent spent) {
        return switch (shortage) {
            case NO_RETRIES -> "has no retries";
            case USED_UP -> "is spent: " + retries(spent.retries());
            case WINDOW_FULL ->
                "is spent: " + retries(budget.retries()) + " in the last "
                        + of(budget.window().orElseThrow());
            case TIME_OVER ->
                "is over: the run is older than " + of(budget.within().orElseThrow()) + ", after "
                        + retries(spent.retries());
        };
    }

    /**
     * The number of this retry, counted as the budget counts: over the life of the run, or within its window.
     *
     * @param charged with this retry
     */
    public static String of(BudgetGroup group, Budget budget, Spent charged) {
        String retry = "retry " + charged.retries();
        if (budget.retries() == Budget.UNLIMITED) {
            return retry + " of budget " + of(group);
        }
        return budget.window()
                .map(window -> retry + " of budget " + of(group) + " ("
                        + charged.recent().size() + " of " + budget.retries() + " in the last " + of(window) + ")")
                .orElseGet(() -> retry + " of " + budget.retries() + " of budget " + of(group));
    }

    private static String retries(int number) {
        return number + (number == 1 ? " retry" : " retries");
    }

    /** Its name in a policy document. */
    public static String of(BudgetGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    /** The event of a container. */
    public static String of(ErrorVerdict.Branch branch) {
        return switch (branch) {
            case PULL_FATAL -> "the image must be fresh and could not be pulled";
            case PULL_IGNORED -> "its image could not be pulled, and a cached one serves only if the host has it";
            case STOP_UNANSWERED -> "its stop failed, without an answer";
            case STOP_ASSUMED -> "its stop failed, and it counts as stopped";
            case CREATE_FAILED -> "it could not be created";
            case START_FAILED -> "it did not start";
            case START_UNCONFIRMED -> "its start was not confirmed, it may run anyway";
            case START_CUT_OFF -> "its start was cut off, it may run anyway";
        };
    }

    /** In the two largest units: {@code 3.4 s}, {@code 1 h 30 min}. */
    public static String of(Duration span) {
        if (span.toSeconds() < 60) {
            return tenths(span.toMillis() / 100) + " s";
        }
        if (span.toMinutes() < 60) {
            return two(span.toMinutes(), " min", span.toSecondsPart(), " s");
        }
        return span.toHours() < 24
                ? two(span.toHours(), " h", span.toMinutesPart(), " min")
                : two(span.toDays(), " d", span.toHoursPart(), " h");
    }

    private static String tenths(long tenths) {
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    private static String two(long large, String unit, int small, String smaller) {
        return large + unit + (small == 0 ? "" : " " + small + smaller);
    }
}
