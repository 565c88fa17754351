package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.control.ControlRequest;
import dev.lifeline.controller.control.ControlResult;
import dev.lifeline.controller.report.DescriptionJson;
import dev.lifeline.controller.report.RunDescription;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Stops, suspends, resumes or reruns a run. The answer describes the run, and says whether the request was
 * {@code applied}, and {@code why}. What the state of the run does not permit fails the invocation with
 * {@link RunRefused}.
 */
public final class ControlRunHandler implements RequestStreamHandler {
    /** A person waits: a call without an answer is repeated by a timer, and the answer says so. */
    private static final Duration ECS_TIMEOUT = Duration.ofSeconds(2);

    private final FunctionBody work;

    /** The answer. */
    record ControlRunAnswer(RunDescription run, boolean applied, String why) {
        static final AnswerForm<ControlRunAnswer> ANSWER = new AnswerForm<ControlRunAnswer>()
                .including(DescriptionJson.RUN, ControlRunAnswer::run)
                .with("applied", Shapes.TRUTH, ControlRunAnswer::applied)
                .with("why", Shapes.TEXT, ControlRunAnswer::why);
    }

    public ControlRunHandler() {
        work = DeployedFunction.of(ControlRunHandler::work, ECS_TIMEOUT);
    }

    public ControlRunHandler(Wiring wiring) {
        work = wiring.function(ControlRunHandler::work);
    }

    static FunctionBody work(RunController controller) {
        return new AnsweredRequest<>(
                ControlRequest.SHAPE,
                ControlRunAnswer.ANSWER,
                (request, invocation) -> answer(controller, request, invocation));
    }

    private static ControlRunAnswer answer(RunController controller, ControlRequest request, RunId invocation) {
        RunId run = request.run();
        return switch (controller.control().control(request, invocation)) {
            case ControlResult.Controlled done ->
                new ControlRunAnswer(controller.describer().describe(done.run()), done.applied(), done.why());
            case ControlResult.UnknownRun unknown -> throw new NoSuchRun(run);
            case ControlResult.NotPermitted refused ->
                throw new RunRefused(run, request.action() + " was refused: " + refused.why());
            case ControlResult.InvalidChanges invalid ->
                throw new InvalidRunRequest("nothing was launched", invalid.problems());
            case ControlResult.NotNow later ->
                throw new RunUnavailable("nothing was launched, the same request may succeed later: " + later.why());
        };
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}
