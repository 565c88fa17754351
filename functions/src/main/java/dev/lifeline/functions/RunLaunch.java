package dev.lifeline.functions;

import com.amazonaws.services.lambda.runtime.Context;
import dev.lifeline.controller.RunController;
import dev.lifeline.controller.launch.Launcher;
import dev.lifeline.controller.launch.Launcher.LaunchResult;
import dev.lifeline.controller.loop.Contention;
import dev.lifeline.controller.report.DescriptionJson;
import dev.lifeline.controller.report.RunDescriber;
import dev.lifeline.controller.report.RunDescription;
import dev.lifeline.controller.request.ReadRequest;
import dev.lifeline.controller.request.RunRequestParser;
import dev.lifeline.controller.shape.AnswerForm;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.identity.RunId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads a request, launches its run, and answers with the run's description. */
final class RunLaunch implements FunctionBody {
    static final AnswerForm<LaunchedRun> ANSWER = new AnswerForm<LaunchedRun>()
            .including(DescriptionJson.RUN, LaunchedRun::run)
            .with("existed", Shapes.TRUTH, LaunchedRun::existed);

    /** @param existed whether the run had been launched before */
    record LaunchedRun(RunDescription run, boolean existed) {}

    private final RunRequestParser parser = new RunRequestParser();
    private final Launcher launcher;
    private final RunDescriber describer;

    RunLaunch(RunController controller) {
        this.launcher = controller.launcher();
        this.describer = controller.describer();
    }

    /**
     * @throws InvalidRunRequest if the request is invalid
     * @throws RunUnavailable if the same request may succeed later
     */
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        // A run without a name is named after its invocation, which Lambda retries under the same id.
        RunId defaultName = new RunId(context.getAwsRequestId());
        LaunchedRun answer = switch (launched(json, defaultName)) {
            case LaunchResult.RunAccepted accepted ->
                new LaunchedRun(describer.describe(accepted.run()), accepted.existed());
            case LaunchResult.RequestRefused refused ->
                throw new InvalidRunRequest("nothing was launched", refused.problems());
            case LaunchResult.Unavailable unavailable ->
                throw new RunUnavailable(
                        "nothing was launched, the same request may succeed later: " + unavailable.reason());
        };
        out.write(ANSWER.text(answer).getBytes(StandardCharsets.UTF_8));
    }

    private LaunchResult launched(String json, RunId defaultName) {
        try {
            return switch (parser.parse(json)) {
                case ReadRequest.Sound sound -> launcher.launch(sound.request(), defaultName);
                case ReadRequest.Flawed flawed -> launcher.refuse(flawed, defaultName);
            };
        } catch (StoreUnavailable | Contention failure) {
            throw new RunUnavailable(
                    "the launch was not completed, the same request may succeed later: " + failure.getMessage(),
                    failure);
        }
    }
}
