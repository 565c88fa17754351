package dev.lifeline.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.answer.NamedRun;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.answer.RunText;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.stack.RunFunctions;
import dev.lifeline.cli.stack.StackFunction;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;
import java.util.function.Consumer;

/** Calls ControlRun for the generation that was described, so that a repeated call changes nothing twice. */
final class ControlCall {
    private final RunFunctions functions;
    private final String name;

    ControlCall(RunFunctions functions, String name) {
        this.functions = functions;
        this.name = name;
    }

    /**
     * What ControlRun answered.
     *
     * @param before the run as it was described before
     * @param why if it was not applied
     */
    record ControlledRun(RunAnswer before, RunAnswer after, boolean applied, String why) {}

    ControlledRun apply(ControlAction action, Consumer<ObjectNode> parameters) {
        RunAnswer before = NamedRun.describe(functions, name);
        ObjectNode request = JsonTree.object()
                .put("run", before.run())
                .put("action", action.name())
                .put("generation", before.generation());
        parameters.accept(request);
        JsonNode answer = functions.invoke(StackFunction.CONTROL_RUN, request);
        return new ControlledRun(
                before,
                RunAnswer.of(answer),
                answer.path("applied").asBoolean(),
                answer.path("why").asText(""));
    }

    /** Prints the answer: what was done and what comes next, or why nothing was. */
    static int print(OutputOptions output, ControlledRun answer, String done) {
        return output.print(
                List.of(answer),
                each -> each.after().json(),
                each -> each.after().run() + " "
                        + (each.applied() ? done + RunText.then(each.after()) : "is unchanged: " + each.why()),
                "");
    }

    /** The actions of ControlRun. */
    enum ControlAction {
        STOP,
        SUSPEND,
        RESUME,
        RERUN
    }
}
