package dev.lifeline.local.script;

import dev.lifeline.controller.json.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A script or a scenario that cannot be played, with everything that is wrong with it. */
public final class BrokenScriptException extends RuntimeException {
    private final transient List<Problem> problems;

    /** @param problems their paths begin with the file */
    public BrokenScriptException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
