package dev.lifeline.controller.report;

import dev.lifeline.controller.store.RunReads.ItemPlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The AWS console of a region.
 *
 * @param domain the console's domain in the region's partition
 */
public record AwsConsole(String domain, String region) {
    private static final Map<String, String> DOMAINS = Map.of(
            "aws", "console.aws.amazon.com",
            "aws-cn", "console.amazonaws.cn",
            "aws-us-gov", "console.amazonaws-us-gov.com");

    private static final Pattern ARN = Pattern.compile("arn:([a-z-]+):[a-z0-9-]+:([a-z0-9-]+):.*");

    /** The console that shows a resource, if its partition has a public one. */
    public static Optional<AwsConsole> of(String arn) {
        Matcher parts = ARN.matcher(arn);
        return parts.matches() && DOMAINS.containsKey(parts.group(1))
                ? Optional.of(new AwsConsole(DOMAINS.get(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    /** The console of another region of the partition. */
    AwsConsole in(String other) {
        return new AwsConsole(domain, other);
    }

    /** A task. */
    public String task(String cluster, String id) {
        return "https://" + region + "." + domain + "/ecs/v2/clusters/" + encoded(cluster) + "/tasks/" + encoded(id)
                + "/configuration?region=" + region;
    }

    /** CloudWatch encodes names twice, and writes $ for the percent signs: a slash is {@code $252F}. */
    String logStream(String group, String stream) {
        return "https://" + region + "." + domain + "/cloudwatch/home?region=" + region
                + "#logsV2:log-groups/log-group/"
                + encoded(encoded(group)).replace('%', '$') + "/log-events/"
                + encoded(encoded(stream)).replace('%', '$');
    }

    /** An item of a table with the keys {@code pk} and {@code sk}. */
    public String item(ItemPlace place) {
        return "https://" + region + "." + domain + "/dynamodbv2/home?region=" + region
                + "#edit-item?itemMode=2&pk=" + encoded(place.partition()) + "&route=ROUTE_ITEM_EXPLORER&sk="
                + encoded(place.sort())
                + "&table=" + encoded(place.table());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
