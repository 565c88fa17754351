package dev.lifeline.cli.answer;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.FunctionRefusal;
import dev.lifeline.cli.stack.FunctionRefusal.RefusalKind;
import dev.lifeline.cli.stack.RunFunctions;
import dev.lifeline.cli.stack.StackFunction;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A run that a user names by its name, or by the beginning of exactly one name. */
public final class NamedRun {
    private static final int MOST_CANDIDATES = 5;

    private NamedRun() {}

    /**
     * Describes the run.
     *
     * @throws WrongInput if the beginning is that of several runs
     * @throws FunctionRefusal if there is no such run
     */
    public static RunAnswer describe(RunFunctions functions, String name) {
        try {
            return described(functions, name);
        } catch (FunctionRefusal missing) {
            if (missing.kind() != RefusalKind.NO_SUCH_RUN) {
                throw missing;
            }
            return described(functions, beginning(functions, name).orElseThrow(() -> missing));
        }
    }

    private static RunAnswer described(RunFunctions functions, String name) {
        return RunAnswer.of(
                functions.invoke(StackFunction.DESCRIBE_RUN, JsonTree.object().put("run", name)));
    }

    /**
     * The only name that begins so.
     *
     * @throws WrongInput if there are several
     */
    public static Optional<String> beginning(RunFunctions functions, String prefix) {
        RunList found =
                RunList.of(functions, JsonTree.object().put("state", "ALL").put("prefix", prefix), MOST_CANDIDATES);
        List<String> names = found.runs().stream().map(ListedRun::run).toList();
        if (names.size() > 1 || found.isCut()) {
            throw new WrongInput("RUN: " + prefix + " matches several runs: "
                    + names.stream().sorted().collect(Collectors.joining(", ")) + (found.isCut() ? ", …" : "")
                    + "; write more of it");
        }
        return names.stream().findFirst();
    }
}
