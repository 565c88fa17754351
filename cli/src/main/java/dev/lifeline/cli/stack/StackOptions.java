package dev.lifeline.cli.stack;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.local.cloud.CloudClock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command works, and how it prints: the options of every command that uses a stack. */
public final class StackOptions {
    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description = "the stack of Lifeline (default: LIFELINE_STACK, or else the only one in the region)")
    private Optional<String> stack = Optional.empty();

    @Option(names = "--local", description = "use the running lifeline local (default with LIFELINE_LOCAL=1)")
    private boolean local;

    @Mixin
    private AwsOptions aws = new AwsOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    /** The work of a command with its stack. */
    @FunctionalInterface
    public interface StackAction {
        int with(OpenStack stack);
    }

    /** How the command prints. */
    public OutputOptions output() {
        return output;
    }

    /**
     * Finds the stack and opens it for an action.
     *
     * @throws WrongInput with one line for the user, if there is no such stack or it cannot be used
     */
    public int use(StackAction action) {
        if (isLocal(System.getenv())) {
            LocalCloudFile running = LocalCloudFile.read();
            return opened(aws.access(output, running.endpoints()), found -> running.stack(), action);
        }
        Optional<String> name = stack.or(
                () -> Optional.ofNullable(System.getenv("LIFELINE_STACK")).filter(text -> !text.isBlank()));
        return opened(access(), finder -> name.map(finder::named).orElseGet(finder::only), action);
    }

    /** The same for a command that needs only the table. */
    public int withTable(ToIntFunction<TableAccess> action) {
        return use(open -> action.applyAsInt(open.table()));
    }

    /** The time where the stack is: a local cloud has a clock of its own, which may run faster. */
    public InstantSource clock() {
        InstantSource wall = InstantSource.system();
        if (!isLocal(System.getenv())) {
            return wall;
        }
        CloudClock clock = LocalCloudFile.read().clock();
        return () -> clock.at(wall.instant());
    }

    /** The time of this machine, for what is not of a stack. */
    public Instant here() {
        return InstantSource.system().instant();
    }

    /** The stacks of Lifeline that are there. */
    List<LifelineStack> all() {
        if (isLocal(System.getenv())) {
            return List.of(LocalCloudFile.read().stack());
        }
        return OpenStack.finding(access(), StackFinder::all);
    }

    private static int opened(AwsAccess access, Function<StackFinder, LifelineStack> which, StackAction action) {
        try (OpenStack open = OpenStack.open(access, which)) {
            return open.does(action);
        }
    }

    /** How AWS is reached without a stack. */
    public AwsAccess access() {
        return aws.access(output);
    }

    /**
     * Whether the local cloud is meant. What is typed wins over a variable.
     *
     * @throws WrongInput if two places are named
     */
    boolean isLocal(Map<String, String> environment) {
        boolean namesAws = stack.isPresent() || aws.areGiven();
        if (local && namesAws) {
            throw new WrongInput(
                    "--local excludes --stack, --profile, --region and --endpoint-url; it is a place of" + " its own");
        }
        if (local || namesAws) {
            return local;
        }
        boolean wanted = !Set.of("", "0", "false").contains(environment.getOrDefault("LIFELINE_LOCAL", ""));
        if (wanted && !environment.getOrDefault("LIFELINE_STACK", "").isBlank()) {
            throw new WrongInput(
                    "LIFELINE_LOCAL and LIFELINE_STACK are both set; unset one, or add --local or --stack");
        }
        return wanted;
    }
}
