package dev.lifeline.lifecycle.task;

import java.util.List;

/** How one call of {@link Lifecycle#perform} ended. */
public sealed interface Step {

    /** To be reported and put back on the task before the next call. */
    TaskStatus status();

    /** What went wrong beside the task, such as a status call that failed; for the journal. */
    List<String> notes();

    /** Another call changes nothing until the task is updated (SwarmKit's {@code ErrTaskNoop}). */
    record Noop(TaskStatus status, List<String> notes) implements Step {
        public Noop {
            notes = List.copyOf(notes);
        }
    }

    /** The same operation again, later (SwarmKit's {@code ErrTaskRetry}). */
    record Retry(TaskStatus status, List<String> notes) implements Step {
        public Retry {
            notes = List.copyOf(notes);
        }
    }

    /** The task went one state on. */
    record Transition(TaskStatus status, List<String> notes) implements Step {
        public Transition {
            notes = List.copyOf(notes);
        }
    }

    /** The operation failed for good; the status is REJECTED or FAILED and says why. */
    record Fatal(TaskStatus status, List<String> notes) implements Step {
        public Fatal {
            notes = List.copyOf(notes);
        }
    }
}
