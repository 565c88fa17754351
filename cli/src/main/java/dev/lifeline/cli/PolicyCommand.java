package dev.lifeline.cli;

import picocli.CommandLine.Command;

/** What there is to do with policies. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Checks policy documents, and puts, shows and lists those of a table.",
        subcommands = {
            PolicyValidateCommand.class,
            PolicySchemaCommand.class,
            PolicyPutCommand.class,
            PolicyGetCommand.class,
            PolicyListCommand.class
        })
final class PolicyCommand {}
