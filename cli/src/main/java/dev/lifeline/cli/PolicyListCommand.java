package dev.lifeline.cli;

import dev.lifeline.controller.port.PolicyStore.PolicyVersion;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Names the policies of a table. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Names the policies of a table, each with its latest version.")
final class PolicyListCommand implements Callable<Integer> {
    @Mixin
    private TableOptions table = new TableOptions();

    @Option(names = "--json", description = "print one JSON object a policy")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        return table.use(access -> {
            show(access.policies().list());
            return 0;
        });
    }

    private void show(List<PolicyVersion> policies) {
        PrintWriter out = spec.commandLine().getOut();
        policies.forEach(policy -> out.println(json ? TableJsons.of(policy) : text(policy)));
        if (policies.isEmpty() && !json) {
            out.println("no policy was put yet; default, always, once and prefer-cached are built in");
        }
        out.flush();
    }

    private static String text(PolicyVersion policy) {
        return String.format(
                Locale.ROOT,
                "%-48s version %-6d %s",
                policy.ref().name(),
                policy.ref().version(),
                policy.at());
    }
}
