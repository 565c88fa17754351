package dev.lifeline.lifecycle.task;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a {@link Controller}'s operation came to. Failures are values: an operation never throws for what happens to a
 * task.
 */
public sealed interface Outcome {

    record Done() implements Outcome {}

    /** The operation did not do its work. What that means for the task, {@link Lifecycle#perform} decides. */
    sealed interface Failure extends Outcome {
        /** For people; never holds secrets. */
        String text();

        /** The exit code that came with the failure; 0 says as much as none (SwarmKit's {@code ExitCoder}). */
        default OptionalInt exitCode() {
            return OptionalInt.empty();
        }

        /** The container's status at the failure; it wins over what the controller says afterwards. */
        default Optional<RuntimeStatus> runtime() {
            return Optional.empty();
        }
    }

    /** The operation was interrupted from outside and says nothing about the task: try again, record nothing. */
    record Cancelled(String text, OptionalInt exitCode, Optional<RuntimeStatus> runtime) implements Failure {
        public Cancelled(String text) {
            this(text, OptionalInt.empty(), Optional.empty());
        }
    }

    /** Not yet: try again later; the text is recorded meanwhile. */
    record Temporary(String text, OptionalInt exitCode, Optional<RuntimeStatus> runtime) implements Failure {
        public Temporary(String text) {
            this(text, OptionalInt.empty(), Optional.empty());
        }
    }

    /** The end of the task, unless the operation that was called tolerates exactly this failure. */
    sealed interface Fatal extends Failure {}

    record Failed(String text, OptionalInt exitCode, Optional<RuntimeStatus> runtime) implements Fatal {
        public Failed(String text) {
            this(text, OptionalInt.empty(), Optional.empty());
        }
    }

    /** SwarmKit's {@code ErrTaskPrepared}: success for {@link Controller#prepare}, fatal for every other operation. */
    record AlreadyPrepared() implements Fatal {
        @Override
        public String text() {
            return "task already prepared";
        }
    }

    /** SwarmKit's {@code ErrTaskStarted}: success for {@link Controller#start}, fatal for every other operation. */
    record AlreadyStarted() implements Fatal {
        @Override
        public String text() {
            return "task already started";
        }
    }

    /** SwarmKit's {@code ErrTaskUpdateRejected}: the new definition changes what cannot be changed. */
    record UpdateRejected(String text) implements Fatal {}

    /** SwarmKit's {@code ErrControllerClosed}: the controller was used after {@link Controller#close}. */
    record ControllerClosed() implements Fatal {
        @Override
        public String text() {
            return "controller closed";
        }
    }
}
