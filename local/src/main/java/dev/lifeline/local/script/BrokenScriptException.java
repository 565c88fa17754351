package dev.lifeline.local.script;

import dev.lifeline.controller.json.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** An invalid script or scenario, with all of its problems. */
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
