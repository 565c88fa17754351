package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Problem;
import java.util.List;
import java.util.Optional;

/** The result of reading a run request. */
public sealed interface ReadRequest {

    /** It is valid by itself. */
    record Sound(RunRequest request) implements ReadRequest {}

    /**
     * It has problems.
     *
     * @param legible the readable parts, with fillers for the others; empty if nothing is readable
     * @param problems all of its problems
     */
    record Flawed(Optional<RunRequest> legible, List<Problem> problems) implements ReadRequest {
        public Flawed {
            problems = List.copyOf(problems);
        }

        /** Whether the field and everything below it could be read. */
        public boolean isLegible(String field) {
            return problems.stream()
                    .noneMatch(problem -> problem.path().equals(field)
                            || problem.path().startsWith(field + ".")
                            || problem.path().startsWith(field + "["));
        }
    }
}
