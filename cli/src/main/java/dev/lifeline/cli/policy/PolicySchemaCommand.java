package dev.lifeline.cli.policy;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.controller.policy.PolicyShape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the schema with which editors check policies. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Prints the JSON Schema of policy documents, for editors. Makes no network call.")
final class PolicySchemaCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        Printer out = Printer.out(spec.commandLine());
        PolicyShape.schema().toPrettyString().lines().forEach(out::line);
    }
}
