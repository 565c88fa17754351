package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.request.ReadRequest;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads a request, launches its run, and answers with the run's report. */
final class RunLaunch implements FunctionBody {
    private final RunRequestParser parser = new RunRequestParser();
    private final Launcher launcher;

    RunLaunch(Launcher launcher) {
        this.launcher = launcher;
    }

    /**
     * @throws InvalidRunRequest if the request is invalid
     * @throws LaunchUnavailable if the same request may succeed later
     */
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        // A run without a name is named after its invocation, which Lambda retries under the same id.
        RunId defaultName = new RunId(context.getAwsRequestId());
        ObjectNode answer = switch (launched(json, defaultName)) {
            case LaunchResult.RunAccepted accepted -> accepted(accepted.run(), accepted.existed());
            case LaunchResult.RequestRefused refused -> throw new InvalidRunRequest(refused.problems());
            case LaunchResult.Unavailable unavailable ->
                throw new LaunchUnavailable(
                        "nothing was launched, the same request may succeed later: " + unavailable.reason());
        };
        out.write(JsonTree.text(answer).getBytes(StandardCharsets.UTF_8));
    }

    private LaunchResult launched(String json, RunId defaultName) {
        try {
            return switch (parser.parse(json)) {
                case ReadRequest.Sound sound -> launcher.launch(sound.request(), defaultName);
                case ReadRequest.Flawed flawed -> launcher.refuse(flawed, defaultName);
            };
        } catch (StoreUnavailable | Contention failure) {
            throw new LaunchUnavailable(
                    "the launch was not completed, the same request may succeed later: " + failure.getMessage(),
                    failure);
        }
    }

    private static ObjectNode accepted(Run run, boolean existed) {
        return ReportJson.of(RunReport.of(run)).put("existed", existed);
    }
}
