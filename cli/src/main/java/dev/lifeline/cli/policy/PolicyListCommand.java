package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.MomentText;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.TextTable;
import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the policies of a table. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the stored policies, each with its latest version.")
final class PolicyListCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.withTable(access -> list(access.policies().list()));
    }

    private int list(List<PolicyVersion> policies) {
        OutputOptions output = stack.output();
        if (!output.isText() || policies.isEmpty()) {
            return output.print(
                    policies,
                    PolicyJson::of,
                    policy -> policy.ref().name(),
                    "no policy was put yet; default, always, once and prefer-cached are built in");
        }
        new TextTable(
                        List.of("POLICY", "VERSION", "STORED"),
                        policies.stream().map(PolicyListCommand::row).toList())
                .lines(output.width())
                .forEach(output.out()::line);
        return 0;
    }

    private static List<String> row(PolicyVersion policy) {
        return List.of(policy.ref().name(), String.valueOf(policy.ref().version()), MomentText.second(policy.at()));
    }
}
