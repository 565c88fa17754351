package dev.lifeline.cli;

import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.port.PolicyStore;
import dev.lifeline.controller.port.PolicyStore.PolicyVersion;
import dev.lifeline.controller.port.PolicyStore.StoredPolicy;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a stored document. Its {@code --version} is the policy's, so it has only the help of the standard options. */
@Command(name = "get", description = "Shows a policy's document as it is stored; it can be edited and put again.")
final class PolicyGetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "of the policy")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--version", paramLabel = "N", description = "which version (default: the latest)")
    private Optional<Integer> version = Optional.empty();

    @Mixin
    private TableOptions table = new TableOptions();

    @Option(names = "--json", description = "print one JSON object: version, hash and time beside the document")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli asks the option itself
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (DefaultPolicy.named(name).isPresent()) {
            throw new WrongInput("policy " + name + " is built in and has no document");
        }
        return table.use(access -> {
            StoredPolicy stored = find(access.policies());
            spec.commandLine().getOut().println(json ? TableJsons.of(stored) : TableJsons.pretty(stored));
            spec.commandLine().getOut().flush();
            return 0;
        });
    }

    private StoredPolicy find(PolicyStore policies) {
        PolicyRef latest = policies.latest(name)
                .map(PolicyVersion::ref)
                .orElseThrow(() -> new WrongInput("there is no policy " + name
                        + Spelling.hint(
                                name,
                                policies.list().stream()
                                        .map(known -> known.ref().name())
                                        .toList())));
        PolicyRef wanted = new PolicyRef(name, version.orElse(latest.version()));
        return policies.version(wanted)
                .orElseThrow(() -> new WrongInput(
                        "policy " + name + " has the versions 1 to " + latest.version() + ", not " + wanted.version()));
    }
}
