package dev.lifeline.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.decision.RunReport.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run's report as text. */
public final class ReportText {
    private ReportText() {}

    /** One line per known field, with the names of the JSON. */
    public static List<String> block(RunReport report) {
        ObjectNode fields = ReportJson.of(report);
        return fields.properties().stream()
                .filter(field ->
                        !field.getValue().isNull() && !field.getValue().asText().isEmpty())
                .map(field -> String.format(Locale.ROOT, "%-10s %s", field.getKey(), value(field)))
                .toList();
    }

    private static String value(Map.Entry<String, JsonNode> field) {
        String value = field.getValue().asText();
        return field.getKey().equals("nextAt") ? MomentText.second(Instant.parse(value)) : value;
    }

    /** {@code FAILED}, or {@code BACKING_OFF, attempt 2 at 2026-08-03T02:00:07Z}. */
    public static String standing(RunReport report) {
        String phase = report.result().map(Enum::name).orElse(report.stage().name());
        return phase + report.next().map(next -> ", " + next).orElse("");
    }

    /** The cause with its evidence; empty without both. */
    public static String why(Optional<Finding> finding) {
        return finding.map(ReportText::why).orElse("");
    }

    private static String why(Finding finding) {
        String cause = finding.cause().map(known -> known + ": ").orElse("");
        return cause + finding.evidence() + about(finding);
    }

    /** The text of an exit code already names its container. */
    private static String about(Finding finding) {
        List<String> about = Stream.of(
                        finding.container().map(name -> "container " + name),
                        finding.exitCode().map(code -> "exit code " + code))
                .flatMap(Optional::stream)
                .toList();
        return about.isEmpty() || finding.evidence().startsWith(about.getFirst())
                ? ""
                : " (" + String.join(", ", about) + ")";
    }
}
