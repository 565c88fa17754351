package dev.lifeline.tests.simulation;

/** What may go wrong, and its usual rate. */
enum Fault {
    /** A run of the workload exists; the only choice that shrinking inverts. */
    RUN(1),
    /** The run's program takes hours or days. */
    LONG_RUN(0.05),
    /** An attempt's task meets a fate. */
    FATE(0.5),
    /** Somebody else launches the task, and a policy adopts it. */
    FOREIGN(0.15),
    /** Somebody, or another deployment, launches a task with an attempt's name, or nearly that. */
    STRANGER(0.15),
    /** Somebody launches a task with a run's name before the run is launched. */
    EARLY_STRANGER(0.1),
    /** Another stack works in the same cluster, for runs of the same names. */
    SECOND_STACK(0.2),
    /** An operator deletes the stored run, whatever its task does; mostly its name is launched again. */
    DELETED_RUN(0.1),
    /** A user asks for the next generation of a run. */
    RERUN(0.05),
    /** A user asks for it while a task of the run is being stopped. */
    RERUN_BESIDE_A_TASK(0.5),
    /** The launch is requested several times at once. */
    DUPLICATE_LAUNCH(0.1),
    /** A user stops the run in the middle. */
    USER_STOP(0.08),
    /** A user stops the run twice: gracefully, and soon after that at once. */
    IMPATIENT_STOP(0.03),
    /** A user suspends the run, and resumes it later. */
    SUSPENSION(0.08),
    /** Somebody waits for the run, from some moment on. */
    WAITING(0.15),
    /** A user removes the run, if it is over. */
    REMOVED_RUN(0.05),
    /** A user reads how the run stands. */
    READER(0.05),
    /** Somebody pauses all effects for a while. */
    PAUSE(0.1),
    /** A policy is put in another version. */
    POLICY_PUT(0.3),

    /** A function is killed between two of its steps. */
    KILL(0.004),
    /** A function stands still for seconds between two of its steps. */
    STALL(0.004),
    /** A function starts without cached state. */
    COLD_START(0.05),
    /** A function's clock is off by seconds. */
    CLOCK_SKEW(0.5),
    /** Reconcile does not run for hours. */
    RECONCILE_OUTAGE(0.2),
    /** No function gets messages for hours. */
    EVENT_OUTAGE(0.15),

    /** For hours only launches continue; or no messages arrive, and ECS hardly answers. */
    BLACKOUT(0.25),

    /** EventBridge never delivers an event. */
    LOST_EVENT(0.05),
    /** An event comes late, and after later ones. */
    LATE_EVENT(0.1),
    /** An event is delivered 2 to 10 times. */
    DUPLICATE_EVENT(0.1),
    /** A queue delivers messages in a batch. */
    BATCH(0.3),

    /** A timer is lost before the queue has it. */
    LOST_TIMER(0.05),
    /** A timer is delivered 2 to 4 times. */
    DUPLICATE_TIMER(0.1),

    /** A receiver of reports never answers. */
    SILENT_RECEIVER(0.1),
    /** A receiver does not answer, whether it has the report or not. */
    RECEIVER_LOSES(0.1),
    /** A receiver answers after seconds. */
    RECEIVER_LATE(0.1),
    /** A receiver no longer waits. */
    RECEIVER_GONE(0.05),

    STORE_THROTTLED(0.01),
    /** The store's answer is a time-out, and nothing was done. */
    STORE_TIMEOUT(0.01),
    /** The store's answer is a time-out, although the work was done. */
    STORE_TIMEOUT_AFTER(0.01),
    /** Another transaction was writing: the save is lost, and the winner is unknown. */
    STORE_CONFLICT(0.02),
    /** The store does not answer anybody for minutes. */
    STORE_OUTAGE(0.1),
    /** An index shows what was some seconds ago. */
    STALE_INDEX(0.2),
    /** A record was written by a newer version, with fields that this one does not know. */
    NEWER_RECORD(0.05),

    ECS_THROTTLED(0.03),
    /** A right request is refused, as it is while permissions change. */
    ECS_REFUSED(0.01),
    /** An error of the server, and nothing was done. */
    ECS_ERROR(0.02),
    /** A server error, although the work was done. */
    ECS_ERROR_AFTER(0.02),
    /** No answer within the client's time-out, although the work was done. */
    ECS_TIMEOUT_AFTER(0.02),
    /** For minutes ECS hardly answers: it is silent before or after its work, or throttles. */
    ECS_OUTAGE(0.1),
    /** For up to three hours RunTask returns no task, whether it makes one or not, and new tasks are hidden. */
    LAUNCH_OUTAGE(0.2),
    /** The cluster is deleted, permanently. */
    CLUSTER_DELETED(0.02),
    /** Every call that names the cluster is refused from some moment on. */
    CLUSTER_DENIED(0.02),
    /** DescribeTasks shows a task as it was some seconds ago. */
    STALE_DESCRIBE(0.1),
    /** DescribeTasks answers, and leaves a task out. */
    LEFT_OUT(0.03),
    /** ListTasks does not show a task that is only some seconds old. */
    STALE_LIST(0.1),
    /** A fresh task is MISSING for a while. */
    FRESH_MISSING(0.2),
    /** A container instance is lost with its tasks. */
    INSTANCE_LOSS(0.2),
    /** An instance is deregistered, and its tasks live on. */
    FALSE_INSTANCE_LOSS(0.1);

    private final double usual;

    Fault(double usual) {
        this.usual = usual;
    }

    /** What defines a workload, and is never switched off. */
    boolean isOfEveryWorld() {
        return this == RUN || this == FATE;
    }

    double usual() {
        return usual;
    }
}
