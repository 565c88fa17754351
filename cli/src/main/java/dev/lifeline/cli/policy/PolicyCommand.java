package dev.lifeline.cli.policy;

import picocli.CommandLine.Command;

/** The commands about policies. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Checks, stores, shows, compares, tests and lists policies.",
        subcommands = {
            PolicyValidateCommand.class,
            PolicySchemaCommand.class,
            PolicyPutCommand.class,
            PolicyGetCommand.class,
            PolicyDiffCommand.class,
            PolicyTestCommand.class,
            PolicyListCommand.class
        })
public final class PolicyCommand {}
