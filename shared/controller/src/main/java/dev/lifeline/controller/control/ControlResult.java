package dev.lifeline.controller.control;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.lifecycle.run.Run;
import java.util.List;

/** The result of a request. */
public sealed interface ControlResult {

    /**
     * The run after the request.
     *
     * @param applied whether the request changed anything
     * @param why what was decided, in words
     */
    record Controlled(Run run, boolean applied, String why) implements ControlResult {}

    /** There is no such run. */
    record UnknownRun() implements ControlResult {}

    /** The state of the run does not permit it. */
    record NotPermitted(String why) implements ControlResult {}

    /** The changed request is invalid. */
    record InvalidChanges(List<Problem> problems) implements ControlResult {
        public InvalidChanges {
            problems = List.copyOf(problems);
        }
    }

    /** The same request may succeed later. */
    record NotNow(String why) implements ControlResult {}
}
