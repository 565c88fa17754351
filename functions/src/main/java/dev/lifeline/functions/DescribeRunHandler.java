package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.controller.query.RunQueries;
import dev.lifeline.controller.report.DescriptionJson;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Describes a run. The answer is its {@linkplain DescriptionJson description}. A missing run fails the invocation with
 * {@link NoSuchRun}. It never writes.
 */
public final class DescribeRunHandler implements RequestStreamHandler {
    static final Shape<RunId> REQUEST = Shapes.record(fields -> fields.field("run", RunRequestParser.NAME, run -> run));

    private final FunctionBody work;

    public DescribeRunHandler() {
        work = DeployedFunction.reading(DescribeRunHandler::work);
    }

    public DescribeRunHandler(Wiring wiring) {
        work = wiring.reader(DescribeRunHandler::work);
    }

    static FunctionBody work(RunQueries queries) {
        return new AnsweredRequest<>(
                REQUEST,
                DescriptionJson.RUN,
                (run, invocation) -> queries.describe(run).orElseThrow(() -> new NoSuchRun(run)));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        work.handle(in, out, context);
    }
}
