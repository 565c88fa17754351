package dev.lifeline.cli.table;

import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.aws.dynamodb.TableProblem;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.functions.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The table that a command uses, and how it prints the results. */
public final class TableOptions {
    /** Irrelevant here: no command writes a run. */
    private static final Duration RETENTION = Duration.ofDays(30);

    @Option(
            names = "--table",
            defaultValue = "${env:LIFELINE_TABLE:-RunTable}",
            description = {
                "the DynamoDB table: the output TableName of the stack",
                "(default: the environment variable LIFELINE_TABLE, or else RunTable, the table of the local cloud)"
            })
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String table;

    @Option(
            names = "--endpoint-url",
            description =
                    "the address of DynamoDB; lifeline local prints that of the local cloud (default: AWS, with the "
                            + "region and credentials that the AWS SDK finds)")
    private Optional<URI> endpoint = Optional.empty();

    @Option(names = "--json", description = "print JSON, one object per line")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** The work of a command with the table. */
    @FunctionalInterface
    public interface TableAction {
        int with(TableAccess access);
    }

    /**
     * Opens the table for an action.
     *
     * @throws WrongInput with a message for the user, if the table cannot be used
     */
    public int use(TableAction use) {
        endpoint.filter(uri -> uri.getScheme() == null || uri.getHost() == null).ifPresent(uri -> {
            throw new WrongInput("--endpoint-url: a URL is expected, such as http://localhost:8000, not " + uri);
        });
        try (TableAccess access = TableAccess.open(new RunTable(table, Settings.SHARDS, RETENTION), endpoint)) {
            return use.with(access);
        } catch (StoreUnavailable failure) {
            throw new WrongInput(advice(failure), failure);
        }
    }

    /**
     * Prints each item, as JSON or as text.
     *
     * @param none the text if there is nothing to print
     * @return the exit code
     */
    public <T> int print(List<T> values, Function<T, String> asJson, Function<T, String> asText, String none) {
        return show(values, asJson, (out, value) -> out.line(asText.apply(value)), none);
    }

    /** The same for text of more than one line. */
    public <T> int show(List<T> values, Function<T, String> asJson, BiConsumer<Printer, T> asText, String none) {
        Printer out = Printer.out(command.commandLine());
        for (T value : values) {
            if (json) {
                out.line(asJson.apply(value));
            } else {
                asText.accept(out, value);
            }
        }
        if (values.isEmpty() && !json) {
            out.line(none);
        }
        return 0;
    }

    private String advice(StoreUnavailable failure) {
        String place = endpoint.map(uri -> "at " + uri).orElse("in this account and region");
        return switch (TableProblem.of(failure)) {
            case NO_TABLE ->
                "there is no table " + table + " " + place
                        + "; name the one of your stack with --table (its output TableName)";
            case NO_CREDENTIALS ->
                "no AWS credentials were found; set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name"
                        + " the local cloud's DynamoDB with --endpoint-url";
            case NO_REGION -> "no AWS region was found; set AWS_REGION";
            case REFUSED -> "AWS refuses these credentials for table " + table + ": " + failure.getMessage();
            case UNREACHABLE ->
                "DynamoDB " + endpoint.map(uri -> "at " + uri + " ").orElse("")
                        + "cannot be reached; is it running, and is the address right? (" + failure.getMessage() + ")";
            case OTHER -> String.valueOf(failure.getMessage());
        };
    }
}
