package dev.lifeline.functions.metrics;

/** What the functions tell CloudWatch of each invocation: all metrics that there are, and what each counts. */
public enum Metric {
    /** Decisions that were made, stale ones included. */
    DECISIONS("Decisions", "Count"),
    /** Decisions that an observation was no news. */
    STALE_EVENTS("StaleEvents", "Count"),
    /** Decisions about an end whose cause the catalogue does not know. */
    UNKNOWN_CAUSES("UnknownCauses", "Count"),
    RUNS_SUCCEEDED("RunsSucceeded", "Count"),
    RUNS_FAILED("RunsFailed", "Count"),
    /** Runs that ended since a user stopped them. */
    RUNS_STOPPED("RunsStopped", "Count"),
    /** Attempts of whose tasks nobody can tell any more. */
    RUNS_ORPHANED("RunsOrphaned", "Count"),
    /** StopTask calls for tasks that ECS has not ended long after their programs were over. */
    HANGING_TASKS("HangingTasks", "Count"),
    /** Attempts after the first of a run, when RunTask is asked for the first time. */
    RETRIES("Retries", "Count"),
    /** Calls of ECS that brought no answer: time-outs, lost connections, errors of the service. */
    EFFECTS_FAILED("EffectsFailed", "Count"),
    /** Calls of ECS that the guard held back. */
    EFFECTS_HELD("EffectsHeld", "Count"),
    /** Timers that the queue did not take: Reconcile finds their runs, up to a minute late. */
    TIMERS_NOT_SET("TimersNotSet", "Count"),
    /** Messages that can never be handled and were put aside. */
    PARKED_MESSAGES("ParkedMessages", "Count"),
    /** Events that concern no run: tasks of services, tasks of others that no policy adopts, instances that live on. */
    EVENTS_OF_NO_RUN("EventsOfNoRun", "Count"),
    /** Events of tasks that bear the name of a run that there is not: deleted, or of another deployment. */
    EVENTS_OF_MISSING_RUNS("EventsOfMissingRuns", "Count"),
    /** Events of tasks that bear a run's name and are not its own: copied names, or an earlier generation's tasks. */
    STRANGERS("Strangers", "Count"),
    /** Requests to launch a run that were wrong, each time they were made. */
    LAUNCHES_REFUSED("LaunchesRefused", "Count"),
    /** Reports of ECS that a container instance is unhealthy; the log names it and the runs on it. */
    IMPAIRED_INSTANCES("ImpairedInstances", "Count"),
    /** Recorded launches of others of which something could not be kept or adopted; the log says what. */
    LAUNCHES_NOT_KEPT("LaunchesNotKept", "Count"),
    /** Rules that were asked without the shadow of their policy, which could not be asked. */
    SHADOWS_NOT_ASKED("ShadowsNotAsked", "Count"),
    /** Reads and writes of a register that failed: a pull that no breaker counted. */
    REGISTERS_UNAVAILABLE("RegistersUnavailable", "Count"),
    /** Saves that lost their race against another function; each is decided again. */
    CONTENTION("Contention", "Count"),
    /** Stored policies that this version cannot read, told once a minute. */
    UNREADABLE_POLICIES("UnreadablePolicies", "Count"),
    /** Circuit breakers of images and registries that make launches wait, whenever that was looked at. */
    OPEN_BREAKERS("OpenBreakers", "None"),
    /** 1 while effects are paused, whenever that was looked at. */
    PAUSED("Paused", "None"),
    /** By how much the most overdue deadline that a reconciliation found was late; 0 when none was. */
    OVERDUE_SECONDS("OverdueSeconds", "Seconds"),
    /** How long ago a task was last heard of, when a question about it has no answer; of several the longest. */
    OLDEST_ANSWER_SECONDS("OldestAnswerSeconds", "Seconds");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** What CloudWatch knows it by. */
    public String title() {
        return title;
    }

    /** One of CloudWatch's units. */
    public String unit() {
        return unit;
    }
}
