package dev.lifeline.whatif.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.json.JsonTree;
import dev.lifeline.whatif.comparison.DifferentRun;
import dev.lifeline.whatif.comparison.Estimate;
import dev.lifeline.whatif.comparison.Measure;
import dev.lifeline.whatif.comparison.WhatIfResult;
import java.util.Locale;
import java.util.Map;

/** A report as one JSON object. */
public final class TestReportJson {
    private TestReportJson() {}

    /** The object. */
    public static ObjectNode of(TestReport report) {
        WhatIfResult result = report.result();
        ObjectNode json = JsonTree.object()
                .put("policy", report.after())
                .put("against", report.before())
                .put("events", report.counts().events())
                .put("runs", result.runs())
                .put("decided", result.decided())
                .put("differing", result.differing())
                .put("drawn", result.drawn())
                .put("sampled", result.sampled())
                .put("draws", result.draws())
                .put("seed", report.seed());
        report.counts().first().ifPresent(first -> json.put("from", first.toString()));
        report.counts().last().ifPresent(last -> json.put("until", last.toString()));
        ObjectNode totals = json.putObject("totals");
        result.change().forEach((measure, change) -> {
            ObjectNode total = totals.putObject(name(measure));
            total.set("before", estimate(result.before(measure)));
            total.set("after", estimate(result.after(measure)));
            total.set("change", estimate(change));
        });
        ArrayNode groups = json.putArray("groups");
        result.groups().forEach(group -> {
            ObjectNode one = groups.addObject().put("family", group.family());
            group.cause().ifPresent(cause -> one.put("cause", cause.name()));
            one.put("kind", group.kind().name()).put("runs", group.runs());
            one.set("change", change(group.change()));
        });
        ArrayNode most = json.putArray("mostDifferent");
        result.most().forEach(run -> most.add(run(run)));
        ArrayNode untried = json.putArray("causesWithoutRetries");
        result.caveats().untried().stream().map(Enum::name).sorted().forEach(untried::add);
        ArrayNode strangers = json.putArray("familiesWithoutRuns");
        result.caveats().strangers().stream().sorted().forEach(strangers::add);
        json.put("cutShort", result.caveats().cutShort());
        ArrayNode rules = json.putArray("rules");
        result.rules().forEach(rule -> {
            ObjectNode one = rules.addObject().put("rule", rule.rule());
            rule.before().ifPresent(count -> one.put("before", count));
            rule.after().ifPresent(count -> one.put("after", count));
        });
        ObjectNode skipped = json.putObject("skipped");
        report.counts().skipped().forEach((why, count) -> skipped.put(why.name(), count));
        ArrayNode faults = json.putArray("faults");
        report.counts().faults().forEach(faults::add);
        return json;
    }

    private static ObjectNode run(DifferentRun run) {
        ObjectNode json = JsonTree.object()
                .put("run", run.name())
                .put("family", run.family())
                .put("kind", run.story().kind().name())
                .put("seen", String.join(" ", run.story().seen()))
                .put("before", String.join(" ", run.story().before()))
                .put("after", String.join(" ", run.story().after()));
        json.set("change", change(run.change()));
        return json;
    }

    private static ObjectNode estimate(Estimate estimate) {
        return JsonTree.object()
                .put("value", estimate.value())
                .put("low", estimate.low())
                .put("high", estimate.high());
    }

    private static ObjectNode change(Map<Measure, Double> change) {
        ObjectNode json = JsonTree.object();
        change.forEach((measure, value) -> json.put(name(measure), value));
        return json;
    }

    /** As in {@code taskHours}. */
    private static String name(Measure measure) {
        StringBuilder name = new StringBuilder();
        for (String word : measure.name().split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? word.toLowerCase(Locale.ROOT)
                            : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
