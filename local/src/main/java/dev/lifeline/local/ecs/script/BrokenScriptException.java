package dev.lifeline.local.ecs.script;

import java.util.List;
import java.util.stream.Collectors;

/** A script that cannot be played, with everything that is wrong with it. */
public final class BrokenScriptException extends RuntimeException {
    private final transient List<ScriptProblem> problems;

    public BrokenScriptException(List<ScriptProblem> problems) {
        super(problems.stream().map(ScriptProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ScriptProblem> problems() {
        return problems;
    }
}
