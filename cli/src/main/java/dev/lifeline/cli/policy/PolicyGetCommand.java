package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.cli.table.TableOptions;
import dev.lifeline.controller.json.Spelling;
import dev.lifeline.controller.store.PolicyStore;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a stored document. Its {@code --version} is the policy's, so of the standard options it has only the help. */
@Command(name = "get", description = "Shows a policy's document as it is stored. You can edit it and put it again.")
final class PolicyGetCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "of the policy")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String name;

    @Option(names = "--version", paramLabel = "N", description = "which version (default: the latest)")
    private Optional<Integer> version = Optional.empty();

    @Mixin
    private TableOptions table = new TableOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli reads the option itself
    private boolean help;

    @Override
    public Integer call() {
        if (DefaultPolicy.named(name).isPresent()) {
            throw new WrongInput("policy " + name + " is built in and has no document");
        }
        return table.use(access -> table.show(
                List.of(find(access.policies())),
                PolicyJson::of,
                (out, policy) -> out.json(PolicyJson.pretty(policy)),
                ""));
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
