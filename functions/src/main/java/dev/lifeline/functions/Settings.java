package dev.lifeline.functions;

import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.guard.GuardRules;
import dev.lifeline.controller.loop.Clusters;
import dev.lifeline.lifecycle.identity.Namespace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The settings of the functions, from their environment.
 *
 * @param table the table of runs ({@code TABLE_NAME}), and how long they are kept after their end
 *     ({@code RUN_RETENTION_DAYS})
 * @param timers the URL of the queue whose messages wake runs ({@code TIMERS_URL})
 * @param namespace the namespace in the names of this deployment's tasks ({@code NAMESPACE}), as its rule expects
 * @param service the dimension of the metrics, which distinguishes deployments ({@code SERVICE_NAME})
 * @param adoption which events of foreign tasks arrive ({@code ADOPTION})
 * @param guard how many launches and stops are made per second, in the account and in each cluster
 *     ({@code ACCOUNT_CALLS_PER_SECOND}, {@code CLUSTER_CALLS_PER_SECOND})
 * @param clusters the clusters that the functions have permissions for ({@code CLUSTER_ARNS}, separated by commas), all
 *     in the account of the deployment ({@code ACCOUNT_ID}) and its region ({@code AWS_REGION})
 */
public record Settings(
        RunTable table,
        String timers,
        Namespace namespace,
        String service,
        AdoptionMode adoption,
        GuardRules guard,
        Clusters clusters) {

    /** The number of partitions of each of the indexes due and ended. */
    public static final int SHARDS = 4;

    /** In days. Queues keep messages for 14, so a run outlives every message that could launch it again. */
    private static final int SHORTEST_RETENTION = 15;

    private static final int LONGEST_RETENTION = 3650;

    /** What the deployment's optional rules report about foreign tasks. */
    public enum AdoptionMode {
        /** Nothing: foreign tasks are ignored. */
        OFF,
        /** Their events, so that policies may adopt them. */
        ON,
        /** Their events, and their launches as CloudTrail recorded them. */
        RECORDED
    }

    /**
     * Reads the environment.
     *
     * @throws IllegalArgumentException naming every variable that is missing or invalid, so that the function fails to
     *     initialize
     */
    public static Settings of(Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        String table = environment.getOrDefault("TABLE_NAME", "");
        if (table.isBlank()) {
            problems.add("TABLE_NAME: missing; the name of the DynamoDB table is expected");
        }
        String timers = environment.getOrDefault("TIMERS_URL", "");
        if (!timers.startsWith("http")) {
            problems.add("TIMERS_URL: the URL of the queue of timers is expected");
        }
        int days = days(environment.getOrDefault("RUN_RETENTION_DAYS", "90"), problems);
        String service = environment.getOrDefault("SERVICE_NAME", "lifeline");
        if (!service.matches("[A-Za-z0-9_-]{1,128}")) {
            problems.add("SERVICE_NAME: 1 to 128 letters, digits, _ and - are expected, such as the stack's name");
        }
        Namespace namespace = namespace(environment.getOrDefault("NAMESPACE", ""), problems);
        AdoptionMode adoption = adoption(environment.getOrDefault("ADOPTION", "off"), problems);
        int account = rate("ACCOUNT_CALLS_PER_SECOND", "20", environment, problems);
        int cluster = rate("CLUSTER_CALLS_PER_SECOND", "10", environment, problems);
        Clusters clusters = clusters(environment, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("wrong environment: " + String.join("; ", problems));
        }
        return new Settings(
                new RunTable(table, SHARDS, Duration.ofDays(days)),
                timers,
                namespace,
                service,
                adoption,
                GuardRules.of(account, cluster),
                clusters);
    }

    private static Namespace namespace(String text, List<String> problems) {
        if (Namespace.isValid(text)) {
            return new Namespace(text);
        }
        problems.add("NAMESPACE: " + Namespace.ALPHABET + " are expected");
        return new Namespace("none");
    }

    private static AdoptionMode adoption(String text, List<String> problems) {
        return switch (text) {
            case "off" -> AdoptionMode.OFF;
            case "on" -> AdoptionMode.ON;
            case "recorded" -> AdoptionMode.RECORDED;
            default -> {
                problems.add("ADOPTION: off, on or recorded is expected");
                yield AdoptionMode.OFF;
            }
        };
    }

    private static Clusters clusters(Map<String, String> environment, List<String> problems) {
        try {
            return Clusters.of(
                    environment.getOrDefault("AWS_REGION", ""),
                    environment.getOrDefault("ACCOUNT_ID", ""),
                    Arrays.stream(environment.getOrDefault("CLUSTER_ARNS", "").split(","))
                            .map(String::strip)
                            .filter(arn -> !arn.isEmpty())
                            .toList());
        } catch (IllegalArgumentException wrong) {
            problems.add("CLUSTER_ARNS: " + wrong.getMessage());
            return Clusters.any();
        }
    }

    private static int rate(String name, String standard, Map<String, String> environment, List<String> problems) {
        String text = environment.getOrDefault(name, standard);
        if (text.matches("[1-9]|[1-3][0-9]|40")) {
            return Integer.parseInt(text);
        }
        problems.add(name + ": a whole number from 1 to 40 is expected, what ECS grants an account");
        return 1;
    }

    private static int days(String text, List<String> problems) {
        if (text.matches("[0-9]{1,4}")
                && SHORTEST_RETENTION <= Integer.parseInt(text)
                && Integer.parseInt(text) <= LONGEST_RETENTION) {
            return Integer.parseInt(text);
        }
        problems.add("RUN_RETENTION_DAYS: a whole number from " + SHORTEST_RETENTION + " to " + LONGEST_RETENTION
                + " is expected");
        return SHORTEST_RETENTION;
    }
}
