package dev.lifeline.functions.metrics;

/** The metrics that the functions publish. The documents take their descriptions from here. */
public enum Metric {
    /** Decisions, including stale ones. */
    DECISIONS("Decisions", "Count"),
    /** Observations that were no news: duplicates and late events. Normal. */
    STALE_EVENTS("StaleEvents", "Count"),
    /** Attempts that ended for a cause that Lifeline could not classify. */
    UNKNOWN_CAUSES("UnknownCauses", "Count"),
    /** Runs that ended as SUCCEEDED. */
    RUNS_SUCCEEDED("RunsSucceeded", "Count"),
    /** Runs that ended as FAILED. */
    RUNS_FAILED("RunsFailed", "Count"),
    /** Runs that ended because a user stopped them. */
    RUNS_STOPPED("RunsStopped", "Count"),
    /** Attempts, not runs, whose task was lost: ECS does not know it, does not stop it, or does not answer about it. */
    RUNS_ORPHANED("RunsOrphaned", "Count"),
    /** StopTask calls for tasks that ECS has not ended although their programs have exited. */
    HANGING_TASKS("HangingTasks", "Count"),
    /** Attempts after the first of a run, when RunTask is first called for them. */
    RETRIES("Retries", "Count"),
    /** Calls to ECS without an answer (time-outs, lost connections, service errors), and failed StopTask calls. */
    EFFECTS_FAILED("EffectsFailed", "Count"),
    /** Launches and stops that the guard held back. */
    EFFECTS_HELD("EffectsHeld", "Count"),
    /** Timers that the queue did not accept: Reconcile finds their runs, up to a minute late. */
    TIMERS_NOT_SET("TimersNotSet", "Count"),
    /** Messages that cannot be read and were quarantined. */
    QUARANTINED_MESSAGES("QuarantinedMessages", "Count"),
    /** Events that concern no run, such as foreign tasks that no policy adopts. */
    EVENTS_OF_NO_RUN("EventsOfNoRun", "Count"),
    /** Events of tasks that have the name of a missing run, such as a deleted one. */
    EVENTS_OF_MISSING_RUNS("EventsOfMissingRuns", "Count"),
    /**
     * Events of tasks that have a run's name and are not the run's: copied names, or tasks of an earlier generation.
     */
    STRANGERS("Strangers", "Count"),
    /** Invalid requests to launch a run, once per try. */
    LAUNCHES_REFUSED("LaunchesRefused", "Count"),
    /** Reports that a container instance is impaired; the log names it and the runs on it. */
    IMPAIRED_INSTANCES("ImpairedInstances", "Count"),
    /** Recorded foreign launches that could not be kept or adopted in full; the log says why. */
    LAUNCHES_NOT_KEPT("LaunchesNotKept", "Count"),
    /** Decisions for which the shadow of the policy was unavailable. */
    SHADOWS_NOT_ASKED("ShadowsNotAsked", "Count"),
    /** Failed reads and writes of a register: a failed pull that no breaker counted. */
    REGISTERS_UNAVAILABLE("RegistersUnavailable", "Count"),
    /** Saves that lost a race against another function and were decided again. A few are normal. */
    CONTENTION("Contention", "Count"),
    /** Stored policies that this version cannot read, once per minute and function. */
    UNREADABLE_POLICIES("UnreadablePolicies", "Count"),
    /** Circuit breakers of images and registries that make launches wait. */
    OPEN_BREAKERS("OpenBreakers", "None"),
    /** 1 while Lifeline is paused. */
    PAUSED("Paused", "None"),
    /** How late the most overdue deadline of a reconciliation was; 0 if none was. */
    OVERDUE_SECONDS("OverdueSeconds", "Seconds"),
    /** How long ago ECS last reported on a task about which questions remain unanswered; the longest of several. */
    OLDEST_ANSWER_SECONDS("OldestAnswerSeconds", "Seconds");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** The name in CloudWatch. */
    public String title() {
        return title;
    }

    /** A unit of CloudWatch. */
    public String unit() {
        return unit;
    }
}
