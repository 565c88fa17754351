package dev.lifeline.tests.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.controller.event.Samples.SampleRow;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.identity.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The sample events through EventBridge and SQS: what is stored for each matches its row. They are adopted by a policy
 * that does nothing, because no ECS has their tasks.
 */
@NeedsDocker
class SampleEventsLocalStackIT {
    private static final Cloud CLOUD = Cloud.running();

    @Test
    void every_sample_of_a_task_leads_to_the_decision_in_its_row() {
        List<SampleRow> rows = Samples.rows().stream()
                .filter(row -> row.story().equals(row.file()))
                .filter(row -> row.expected().startsWith("applied; "))
                // A task that is not stopped, because nothing is done, does not stop.
                .filter(row -> !row.expected().endsWith("; StopTask"))
                .filter(row ->
                        isAdopted(JsonTexts.read(Samples.read(row.file())).path("detail")))
                .toList();

        rows.stream()
                .map(SampleEventsLocalStackIT::sample)
                .filter(sample -> lastStatus(sample).equals("STOPPED"))
                .forEach(sample -> CLOUD.publish(beginning(sample)));
        CLOUD.handleAll();
        rows.forEach(row -> CLOUD.publish(sample(row)));
        CLOUD.handleAll();

        assertThat(rows).hasSizeGreaterThan(100);
        assertThat(rows.stream().map(row -> row.file() + ": " + lastDecision(row)))
                .containsExactlyElementsOf(rows.stream()
                        .map(row -> row.file() + ": " + decision(row))
                        .toList());
    }

    /** A task event whose launch can be adopted from the event alone. */
    private static boolean isAdopted(JsonNode detail) {
        return detail.has("taskArn") && detail.has("taskDefinitionArn");
    }

    /** In a cluster that the simulated ECS does not have, so that it cannot report the task as missing. */
    private static String sample(SampleRow row) {
        return Samples.read(row.file())
                .replace(":cluster/prod", ":cluster/samples")
                .replace(":task/prod/", ":task/samples/");
    }

    private static String lastDecision(SampleRow row) {
        return decisions(run(JsonTexts.read(Samples.read(row.file())))).getLast();
    }

    private static String lastStatus(String sample) {
        return JsonTexts.read(sample).path("detail").path("lastStatus").asText();
    }

    /** The first event of a task that is over in the sample, which nobody adopts. */
    private static String beginning(String sample) {
        ObjectNode event = (ObjectNode) JsonTexts.read(sample);
        ObjectNode detail = (ObjectNode) event.path("detail");
        detail.put("version", 0).put("lastStatus", "PROVISIONING").put("desiredStatus", "RUNNING");
        detail.remove(
                List.of("startedAt", "stopCode", "stoppedReason", "stoppingAt", "stoppedAt", "executionStoppedAt"));
        detail.path("containers")
                .forEach(container ->
                        ((ObjectNode) container).put("lastStatus", "PENDING").remove(List.of("exitCode", "reason")));
        return event.toString();
    }

    @Test
    void a_task_s_story_ends_the_same_in_whatever_order_and_however_often_its_events_arrive() {
        List<SampleRow> story = Samples.rows().stream()
                .filter(row -> row.story().equals("sequences/good-run-fargate"))
                .toList();
        List<String> deliveries = new ArrayList<>();
        for (SampleRow row : story) {
            deliveries.addAll(Collections.nCopies(2, sample(row)));
        }
        Collections.shuffle(deliveries, new Random(7));

        deliveries.forEach(CLOUD::publish);
        CLOUD.handleAll();

        RunId run = run(JsonTexts.read(Samples.read(story.getFirst().file())));
        assertThat(decisions(run).getLast()).isEqualTo("COMPLETE; -; -");
        assertThat(CLOUD.access().journals().journal(run))
                .extracting(entry -> entry.explanation().version().orElse(0L))
                .as("stale versions leave no trace")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    /** A task that is adopted is a run by the task's own id. */
    private static RunId run(JsonNode event) {
        String arn = event.path("detail").path("taskArn").asText();
        return new RunId(arn.substring(arn.lastIndexOf('/') + 1));
    }

    /** The part of a row that does not depend on earlier state or mode: state, cause, rule. */
    private static String decision(SampleRow row) {
        String text = row.expected();
        return text.substring(text.indexOf("-> ") + 3, text.lastIndexOf("; "));
    }

    private static List<String> decisions(RunId run) {
        return CLOUD.access().journals().journal(run).stream()
                .map(JournalEntry::explanation)
                .map(SampleEventsLocalStackIT::decision)
                .toList();
    }

    private static String decision(Explanation why) {
        return "%s; %s; %s"
                .formatted(
                        why.to(),
                        why.cause().map(cause -> cause.cause().name()).orElse("-"),
                        why.rule().orElse("-"));
    }
}
