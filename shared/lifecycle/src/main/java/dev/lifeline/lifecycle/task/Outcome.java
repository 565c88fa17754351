package dev.lifeline.lifecycle.task;

import java.util.Optional;
import java.util.OptionalInt;

/** The result of a {@link Controller}'s operation. Failures are values: an operation never throws because of a task. */
public sealed interface Outcome {

    record Done() implements Outcome {}

    /** The operation did not complete. {@link Lifecycle#perform} decides what that means for the task. */
    sealed interface Failure extends Outcome {
        /** For people; never holds secrets. */
        String text();

        /** The exit code of the failure; 0 counts as none (SwarmKit's {@code ExitCoder}). */
        default OptionalInt exitCode() {
            return OptionalInt.empty();
        }

        /** The container's status at the failure, which precedes what the controller reports afterwards. */
        default Optional<RuntimeStatus> runtime() {
            return Optional.empty();
        }
    }

    /** The operation was interrupted from outside and says nothing about the task: retry, and record nothing. */
    record Cancelled(String text, OptionalInt exitCode, Optional<RuntimeStatus> runtime) implements Failure {
        public Cancelled(String text) {
            this(text, OptionalInt.empty(), Optional.empty());
        }
    }

    /** Not yet: retry later; the text is recorded meanwhile. */
    record Temporary(String text, OptionalInt exitCode, Optional<RuntimeStatus> runtime) implements Failure {
        public Temporary(String text) {
            this(text, OptionalInt.empty(), Optional.empty());
        }
    }

    /** The end of the task, unless the called operation tolerates exactly this failure. */
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
