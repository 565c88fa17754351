package dev.lifeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.cli.ExplainCommand.Explained;
import dev.lifeline.controller.guard.BreakerName;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.report.ReportJson;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.UnreadableEntry;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.PolicyStore.PutResult;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.RunReport;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.guard.Paused;
import dev.lifeline.lifecycle.run.Run;
import java.nio.file.Path;
import java.util.Locale;

/** The output of {@code --json} of the commands about a table. */
final class TableJsons {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TableJsons() {}

    static String of(Path file, Requested<PolicyDocument> read) {
        ObjectNode line = MAPPER.createObjectNode().put("file", file.toString());
        switch (read) {
            case Requested.Valid<PolicyDocument> valid ->
                line.put("valid", true)
                        .put("name", valid.value().policy().name())
                        .put("hash", CanonicalPolicy.of(valid.value()).hash())
                        .putArray("problems");
            case Requested.Invalid<PolicyDocument> invalid -> {
                ArrayNode problems = line.put("valid", false).putArray("problems");
                invalid.problems()
                        .forEach(problem ->
                                problems.addObject().put("path", problem.path()).put("message", problem.message()));
            }
        }
        return line.toString();
    }

    static String of(Paused paused) {
        return MAPPER.createObjectNode()
                .put("paused", paused.reason())
                .put("since", paused.since().toString())
                .toString();
    }

    static String of(QuarantinedMessage quarantined, boolean withBody) {
        ObjectNode line = MAPPER.createObjectNode()
                .put("id", quarantined.id())
                .put("at", quarantined.at().toString())
                .put("function", quarantined.origin().function())
                .put("queue", quarantined.origin().queue().orElse(null))
                .put("redriven", quarantined.origin().redriven())
                .put("reason", quarantined.reason());
        return (withBody ? line.put("body", quarantined.body()) : line).toString();
    }

    static String of(Redrive.RedriveOutcome outcome) {
        ObjectNode line = MAPPER.createObjectNode()
                .put("id", outcome.id())
                .put("done", outcome.result().name().toLowerCase(Locale.ROOT))
                .put("queue", outcome.queue().orElse(null))
                .put("redriven", outcome.redriven())
                .put("why", outcome.why());
        outcome.body().ifPresent(body -> line.put("body", body));
        return line.toString();
    }

    static String of(BreakerName name, Breaker breaker) {
        ObjectNode line = MAPPER.createObjectNode().put("breaker", name.toString());
        switch (breaker) {
            case Breaker.Closed closed ->
                line.put("state", "closed").put("failures", closed.failures().size());
            case Breaker.Open open ->
                line.put("state", "open").put("until", open.until().toString());
            case Breaker.HalfOpen half ->
                line.put("state", "half-open")
                        .put("until", half.until().toString())
                        .put("probe", half.probe());
        }
        return line.toString();
    }

    static String of(PutResult result) {
        return version(result.version())
                .put("created", result instanceof PutResult.Created)
                .toString();
    }

    static String of(PolicyVersion version) {
        return version(version).toString();
    }

    static String of(StoredPolicy stored) {
        return version(stored.version()).set("document", document(stored)).toString();
    }

    static String pretty(StoredPolicy stored) {
        return document(stored).toPrettyString();
    }

    private static ObjectNode version(PolicyVersion version) {
        return MAPPER.createObjectNode()
                .put("name", version.ref().name())
                .put("version", version.ref().version())
                .put("hash", version.hash())
                .put("at", version.at().toString());
    }

    private static JsonNode document(StoredPolicy stored) {
        try {
            return MAPPER.readTree(stored.document());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(
                    "the document of " + stored.version().ref() + " is not JSON: it was not written by Lifeline",
                    broken);
        }
    }

    static String of(Run run) {
        return ReportJson.of(RunReport.of(run)).toString();
    }

    static String of(Entry entry) {
        return switch (entry) {
            case EndedRun run ->
                MAPPER.createObjectNode()
                        .put("run", run.run().value())
                        .put("result", run.result().name())
                        .put("cause", run.cause().map(Enum::name).orElse(null))
                        .put("family", run.family())
                        .put("cluster", run.cluster())
                        .put("attempts", run.attempts())
                        .put("began", run.began().toString())
                        .put("ended", run.ended().toString())
                        .toString();
            case UnreadableEntry unreadable ->
                MAPPER.createObjectNode()
                        .put("item", unreadable.item())
                        .put("problem", unreadable.why())
                        .toString();
        };
    }

    /** A run's report, with the decisions that led to it. */
    static String of(Explained explained) {
        ObjectNode line = ReportJson.of(RunReport.of(explained.run()));
        ArrayNode decisions = line.putArray("decisions");
        explained.journal().forEach(entry -> decisions.add(decision(entry)));
        return line.toString();
    }

    static String of(JournalEntry entry) {
        return decision(entry).toString();
    }

    private static ObjectNode decision(JournalEntry entry) {
        Explanation why = entry.explanation();
        ObjectNode decision = ReportJson.of(why).put("revision", entry.revision());
        why.shadow()
                .ifPresent(other -> decision.putObject("shadow")
                        .put("policy", other.policy().toString())
                        .put("rule", other.rule().orElse(null))
                        .put("parts", other.parts())
                        .put("words", other.words()));
        return decision;
    }
}
