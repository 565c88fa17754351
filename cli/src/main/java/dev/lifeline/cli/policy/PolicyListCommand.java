package dev.lifeline.cli.policy;

import dev.lifeline.cli.stack.StackOptions;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the policies of a table. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the policies of a table, each with its latest version.")
final class PolicyListCommand implements Callable<Integer> {
    @Mixin
    private StackOptions stack = new StackOptions();

    @Override
    public Integer call() {
        return stack.withTable(access -> stack.output()
                .print(
                        access.policies().list(),
                        PolicyJson::of,
                        PolicyListCommand::text,
                        "no policy was put yet; default, always, once and prefer-cached are built in"));
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
