package dev.lifeline.controller.loop;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ECS clusters that a deployment may act on: those of its permissions, all in its account and region.
 *
 * @param home the prefix of all its clusters' ARNs: {@code arn:aws:ecs:eu-west-1:111122223333:cluster/}; empty for any
 *     account and region
 * @param names the clusters' names; one that ends in {@code *} matches a prefix
 */
public record Clusters(String home, List<String> names) {
    private static final Pattern ARN = Pattern.compile(
            "arn:[a-z0-9-]+:ecs:([a-z0-9-]+):([0-9]{12}):cluster/([A-Za-z0-9_-]{1,255}|[A-Za-z0-9_-]*\\*)");

    private static final String CLUSTER = ":cluster/";

    public Clusters {
        names = List.copyOf(names);
    }

    /** Every cluster, without limits: on a laptop, in a rehearsal. */
    public static Clusters any() {
        return new Clusters("", List.of("*"));
    }

    /**
     * The clusters of one account and region.
     *
     * @param arns ARNs of clusters, whose names may end in {@code *}
     * @throws IllegalArgumentException if there are none, or one is not such an ARN or is elsewhere
     */
    public static Clusters of(String region, String account, List<String> arns) {
        if (arns.isEmpty()) {
            throw new IllegalArgumentException("the ARN of at least one ECS cluster is expected");
        }
        for (String arn : arns) {
            var parts = ARN.matcher(arn);
            if (!parts.matches()) {
                throw new IllegalArgumentException(arn + " is not the ARN of an ECS cluster");
            }
            if (!parts.group(1).equals(region) || !parts.group(2).equals(account)) {
                throw new IllegalArgumentException(arn + " is not a cluster of account " + account + " in " + region
                        + ", where this deployment runs");
            }
        }
        String first = arns.getFirst();
        return new Clusters(
                first.substring(0, first.indexOf(CLUSTER) + CLUSTER.length()),
                arns.stream().map(Clusters::name).toList());
    }

    /** Whether the cluster is one of these, by its ARN or by its name alone. */
    public boolean contains(String clusterArnOrName) {
        boolean elsewhere = clusterArnOrName.startsWith("arn:") && !clusterArnOrName.startsWith(home);
        return !elsewhere && names.stream().anyMatch(name -> covers(name, name(clusterArnOrName)));
    }

    /** Whether an event of this account and region can be about one of these; yes if it names no cluster. */
    public boolean mayBeIn(Optional<String> account, Optional<String> region) {
        boolean otherRegion =
                region.filter(name -> !home.contains(":ecs:" + name + ":")).isPresent();
        boolean otherAccount =
                account.filter(id -> !home.contains(":" + id + CLUSTER)).isPresent();
        return home.isEmpty() || !(otherRegion || otherAccount);
    }

    private static boolean covers(String name, String cluster) {
        return name.endsWith("*") ? cluster.startsWith(name.substring(0, name.length() - 1)) : cluster.equals(name);
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The names, for a message. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
