package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.json.Problem;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.loop.Launcher;
import dev.lifeline.controller.loop.Launcher.Launched;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.request.RunRequest;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.lifecycle.run.RunId;
import dev.lifeline.lifecycle.run.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a request, has it launched, and answers how that went. */
final class RunLaunch implements Work {
    private final RunRequestParser parser = new RunRequestParser();
    private final Launcher launcher;

    RunLaunch(Launcher launcher) {
        this.launcher = launcher;
    }

    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        ObjectNode answer = switch (parser.parse(json)) {
            case Requested.Invalid<RunRequest> invalid -> refused(invalid.problems());
            // A request without a name is named after its invocation, which Lambda repeats under the same id.
            case Requested.Valid<RunRequest> valid -> launch(valid.value(), new RunId(context.getAwsRequestId()));
        };
        out.write(JsonTree.text(answer).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode launch(RunRequest request, RunId defaultName) {
        return switch (launcher.launch(request, defaultName)) {
            case Launched.Accepted accepted -> accepted(accepted.run(), accepted.existed());
            case Launched.Refused refused -> refused(refused.problems());
            case Launched.Unavailable unavailable ->
                throw new IllegalStateException(
                        "nothing was launched, the same request may succeed later: " + unavailable.reason());
        };
    }

    private static ObjectNode accepted(Run run, boolean existed) {
        return ReportJson.of(RunReport.of(run)).put("existed", existed);
    }

    private static ObjectNode refused(List<Problem> problems) {
        ObjectNode answer = JsonTree.object();
        for (Problem problem : problems) {
            answer.withArray("problems").addObject().put("path", problem.path()).put("message", problem.message());
        }
        return answer;
    }
}
