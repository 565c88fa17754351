package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.query.ListRequest;
import dev.lifeline.controller.query.RunPage;
import dev.lifeline.controller.query.RunQueries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Lists runs: the answer is a {@linkplain RunPage page} of them. It never writes. */
public final class ListRunsHandler implements RequestStreamHandler {
    private final FunctionBody work;

    public ListRunsHandler() {
        work = DeployedFunction.reading(ListRunsHandler::work);
    }

    public ListRunsHandler(Wiring wiring) {
        work = wiring.reader(ListRunsHandler::work);
    }

    static FunctionBody work(RunQueries queries) {
        return new AnsweredRequest<>(
                ListRequest.SHAPE,
                RunPage.ANSWER,
                (request, invocation) -> queries.listing().list(request));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}
