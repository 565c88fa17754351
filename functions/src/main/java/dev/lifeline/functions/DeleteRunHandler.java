package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.control.RemovalRequest;
import dev.lifeline.controller.control.Remover;
import dev.lifeline.controller.control.Remover.RemovalResult;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Deletes an ended run with its journal. The answer has {@code run}, and {@code deleted}, which is false if there is no
 * such run. A run with something left to do fails the invocation with {@link RunRefused}.
 */
public final class DeleteRunHandler implements RequestStreamHandler {
    private final FunctionBody work;

    /** The answer. */
    record Removal(RunId run, boolean deleted) {
        static final AnswerForm<Removal> ANSWER = new AnswerForm<Removal>()
                .with("run", RunRequestParser.NAME, Removal::run)
                .with("deleted", Shapes.TRUTH, Removal::deleted);
    }

    public DeleteRunHandler() {
        work = DeployedFunction.of(DeleteRunHandler::work);
    }

    public DeleteRunHandler(Wiring wiring) {
        work = wiring.function(DeleteRunHandler::work);
    }

    static FunctionBody work(RunController controller) {
        return new AnsweredRequest<>(
                RemovalRequest.SHAPE, Removal.ANSWER, (request, invocation) -> remove(controller.remover(), request));
    }

    private static Removal remove(Remover remover, RemovalRequest request) {
        boolean deleted = switch (remover.remove(request)) {
            case RemovalResult.Removed removed -> true;
            case RemovalResult.NothingToRemove nothing -> false;
            case RemovalResult.NotRemovable kept -> throw new RunRefused(request.run(), "not deleted: " + kept.why());
        };
        return new Removal(request.run(), deleted);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}
