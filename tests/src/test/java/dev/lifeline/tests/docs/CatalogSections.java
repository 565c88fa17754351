package dev.lifeline.tests.docs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.functions.metrics.Metric;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.container.PullBehavior;
import dev.lifeline.lifecycle.policy.Condition;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Rule;
import dev.lifeline.tests.Repository;
import dev.lifeline.tests.template.TemplateNames;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Tables of what the code and the template declare. */
final class CatalogSections {
    private CatalogSections() {}

    static String causes() {
        JavadocOfConstants javadoc = JavadocOfConstants.of("shared/lifecycle", Cause.class);
        MarkdownTable table = new MarkdownTable("cause", "what happened", "outlook", "built-in rules, in order");
        for (Cause cause : Cause.values()) {
            table.row(
                    "`" + cause + "`",
                    javadoc.text(cause),
                    cause.outlook().name().toLowerCase(Locale.ROOT),
                    rules(cause).stream().map(name -> "`" + name + "`").collect(joining(", ")));
        }
        return table.toString();
    }

    /** The rules that may decide about a cause: up to the first that holds whatever else is known. */
    private static List<String> rules(Cause cause) {
        List<Rule> about = DefaultPolicy.rules(PullBehavior.DEFAULT).stream()
                .filter(rule -> rule.when().stream()
                        .allMatch(condition -> !(condition instanceof Condition.CauseIn in)
                                || in.causes().contains(cause)))
                .toList();
        long open = about.stream()
                .takeWhile(rule -> !rule.when().stream().allMatch(Condition.CauseIn.class::isInstance))
                .count();
        return about.stream().limit(open + 1).map(Rule::name).toList();
    }

    static String metrics() {
        JavadocOfConstants javadoc = JavadocOfConstants.of("functions", Metric.class);
        MarkdownTable table = new MarkdownTable("metric", "unit", "counts", "alarm");
        for (Metric metric : Metric.values()) {
            table.row(
                    "`" + metric.title() + "`",
                    metric.unit(),
                    javadoc.text(metric),
                    TemplateNames.alarmsOn(metric.title()).stream()
                            .map(name -> "`" + name + "`")
                            .collect(joining(", ")));
        }
        return table.toString();
    }

    static String parameters() {
        MarkdownTable table = new MarkdownTable("parameter", "default", "meaning");
        TemplateNames.parameters().forEach((name, parameter) -> {
            Object preset = parameter.get("Default");
            table.row(
                    "`" + name + "`",
                    preset == null ? "required" : preset.equals("") ? "empty" : "`" + preset + "`",
                    String.valueOf(parameter.get("Description")));
        });
        return table.toString();
    }

    static String runEvents() throws IOException {
        JsonNode fields = new ObjectMapper()
                .readTree(Files.readString(Repository.ROOT.resolve("docs/run-state-change.schema.json")))
                .path("properties");
        MarkdownTable table = new MarkdownTable("field of `detail`", "values", "meaning");
        fields.properties()
                .forEach(field -> table.row(
                        "`" + field.getKey() + "`",
                        values(field.getKey(), field.getValue()),
                        field.getValue().path("description").asText()));
        return table.toString();
    }

    private static String values(String name, JsonNode field) {
        if (name.equals("cause")) {
            return "a [cause](causes.md), or `NONE`";
        }
        if (field.has("enum")) {
            return StreamSupport.stream(field.path("enum").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`")
                    .collect(joining(", "));
        }
        return field.has("$ref") ? "a [state](states.md)" : "text";
    }
}
