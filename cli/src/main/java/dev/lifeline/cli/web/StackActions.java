package dev.lifeline.cli.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.answer.RunText;
import dev.lifeline.cli.output.CommandFailed;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.queues.QuarantineRedrive;
import dev.lifeline.cli.stack.FunctionRefusal;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackFunction;
import dev.lifeline.console.action.ConsoleActions;
import dev.lifeline.controller.control.ControlRequest;
import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.ParsedJson;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.store.StoreUnavailable;
import java.util.function.Supplier;

/** Acts through the functions of a stack, as the commands do. */
record StackActions(OpenStack open) implements ConsoleActions {

    @Override
    public ActionResult control(ControlRequest request) {
        return advised(() -> {
            JsonNode answer = open.functions().invoke(StackFunction.CONTROL_RUN, json(ControlRequest.SHAPE, request));
            RunAnswer after = RunAnswer.of(answer);
            return answer.path("applied").asBoolean()
                    ? new ActionResult.Performed(after.run() + " " + done(request, after) + RunText.then(after))
                    : new ActionResult.NotPerformed(
                            after.run() + " is unchanged: " + answer.path("why").asText());
        });
    }

    private static String done(ControlRequest request, RunAnswer after) {
        return switch (request.action()) {
            case STOP -> after.hasEnded() ? "is stopped" : "is being stopped; it ends when its task has stopped";
            case SUSPEND -> "is suspended";
            case RESUME -> "is resumed";
            case RERUN -> "runs again as generation " + after.generation();
        };
    }

    @Override
    public ActionResult delete(RemovalRequest request) {
        return advised(() -> {
            JsonNode answer = open.functions().invoke(StackFunction.DELETE_RUN, json(RemovalRequest.SHAPE, request));
            return new ActionResult.Performed(request.run().value()
                    + (answer.path("deleted").asBoolean() ? " is deleted" : " was deleted meanwhile"));
        });
    }

    @Override
    public ActionResult redrive(String message) {
        return advised(() -> new QuarantineRedrive(open.table().quarantined(), open.sqs()).redrive(message));
    }

    private ActionResult advised(Supplier<ActionResult> action) {
        try {
            return open.advised(action);
        } catch (WrongInput | CommandFailed | FunctionRefusal | StoreUnavailable failure) {
            return new ActionResult.NotPerformed(String.valueOf(failure.getMessage()));
        }
    }

    private static <T> ObjectNode json(Shape<T> shape, T request) {
        return switch (JsonTree.read(shape.text(request))) {
            case ParsedJson.Tree tree when tree.root() instanceof ObjectNode object -> object;
            case ParsedJson other -> throw new IllegalStateException("a request is not an object: " + other);
        };
    }
}
