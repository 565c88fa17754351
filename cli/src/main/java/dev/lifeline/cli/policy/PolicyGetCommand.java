package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a stored document. Its {@code --version} is the policy's, so of the standard options it has only the help. */
@Command(
        name = "get",
        description = "Shows a policy as it was put, with its comments. You can edit it and put it again.")
final class PolicyGetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME[@N]", description = "of the policy, and which version (default: the latest)")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--version", paramLabel = "N", description = "which version, as in NAME@N")
    private Optional<Integer> version = Optional.empty();

    @Mixin
    private StackOptions stack = new StackOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads the option itself
    private boolean help;

    @Override
    public Integer call() {
        PolicyName wanted = PolicyName.of(name);
        if (DefaultPolicy.named(wanted.name()).isPresent()) {
            throw new WrongInput("policy " + wanted.name() + " is built in and has no document;"
                    + " docs/reference/built-in-policies.md says what it does");
        }
        return stack.withTable(access -> stack.output()
                .show(
                        List.of(new PolicyName(wanted.name(), version.or(wanted::version)).find(access.policies())),
                        PolicyJson::of,
                        (out, policy) -> out.source(policy.source().orElseGet(() -> PolicyJson.pretty(policy))),
                        ""));
    }
}
