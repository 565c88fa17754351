package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Problem;
import java.util.List;
import java.util.Optional;

/** A run request, read. */
public sealed interface ReadRequest {

    /** Nothing is wrong with it as far as it can be judged by itself. */
    record Sound(RunRequest request) implements ReadRequest {}

    /**
     * Something is wrong with it.
     *
     * @param legible what it asks for, with fillers for the fields that cannot be read; empty where nothing can
     * @param problems everything that is wrong with it, at once
     */
    record Flawed(Optional<RunRequest> legible, List<Problem> problems) implements ReadRequest {
        public Flawed {
            problems = List.copyOf(problems);
        }

        /** Whether the field could be read, and all that is below it. */
        public boolean isLegible(String field) {
            return problems.stream()
                    .noneMatch(problem -> problem.path().equals(field)
                            || problem.path().startsWith(field + ".")
                            || problem.path().startsWith(field + "["));
        }
    }
}
