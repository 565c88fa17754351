package dev.lifeline.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.answer.RunText;
import dev.lifeline.cli.stack.OpenStack;
import dev.lifeline.cli.stack.StackFunction;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.json.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Launches a run. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Launches a run: one ECS task, retried as its policy says, until it has a result.",
            "Options are those of aws ecs run-task; a file has the fields of a run request, which options replace.",
            "The same name is the same run: a second call launches nothing."
        })
public final class RunCommand implements Callable<Integer> {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "a run request, YAML or JSON; - reads the standard input")
    private Optional<String> file = Optional.empty();

    @Option(names = "--name", description = "name of the run (default: made of the family, the time and a number)")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--policy",
            paramLabel = "NAME[@N]",
            description = "its policy, and which version (default: the latest of default)")
    private Optional<String> policy = Optional.empty();

    @Option(names = "--rerun", description = "run an ended run of this name again, with this request")
    private boolean rerun;

    @Option(
            names = "--callback",
            paramLabel = "VALUE",
            description = "who gets the result, such as queueUrl=https://... or eventBus=NAME, or JSON")
    private Optional<String> callback = Optional.empty();

    @Mixin
    private TaskFlags task = new TaskFlags();

    @Mixin
    private ContainerFlags container = new ContainerFlags();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        boolean waits = waiting.isWanted();
        ObjectNode request = request();
        return stack.use(open -> {
            JsonNode answer = open.functions().invoke(StackFunction.LAUNCH_RUN, request);
            RunAnswer run = RunAnswer.of(answer);
            boolean existed = answer.path("existed").asBoolean();
            return waits ? await(open, run, existed) : print(run, existed);
        });
    }

    private ObjectNode request() {
        ObjectNode request = file.map(RequestFile::read).orElseGet(JsonTree::object);
        name.ifPresent(value -> request.put("name", value));
        policy.ifPresent(value -> request.put("policy", value));
        callback.ifPresent(value -> request.set("callback", Shorthand.object("--callback", value)));
        if (rerun) {
            request.put("rerun", true);
        }
        task.into(request);
        container.into(request);
        if (!request.has("name")) {
            // A call that AWS repeats must be the same run.
            request.put(
                    "name",
                    RunNames.made(
                            request.path("taskDefinition").asText(""),
                            stack.clock().instant()));
        }
        return request;
    }

    private int await(OpenStack open, RunAnswer run, boolean existed) {
        if (existed) {
            stack.output().err().line(notLaunched(run));
        }
        return waiting.until(
                open, stack, List.of(run.run()), ended -> ((ObjectNode) ended.deepCopy()).put("existed", existed));
    }

    private String notLaunched(RunAnswer run) {
        return rerun && !run.hasEnded()
                ? run.run() + " is still running; nothing was launched"
                : "it existed already, and nothing was launched; --rerun runs an ended run again";
    }

    private int print(RunAnswer run, boolean existed) {
        return stack.output()
                .show(
                        List.of(run),
                        RunAnswer::json,
                        (out, each) -> {
                            out.line(RunText.line(each));
                            out.line(
                                    existed
                                            ? notLaunched(run)
                                            : "lifeline wait " + each.run() + " waits for its end; lifeline logs -f "
                                                    + each.run() + " follows its logs");
                        },
                        "");
    }
}
