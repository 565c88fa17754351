package dev.lifeline.tests.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.event.Samples;
import dev.lifeline.controller.event.Samples.Row;
import dev.lifeline.controller.port.RunStore.JournalEntry;
import dev.lifeline.lifecycle.run.Explanation;
import dev.lifeline.lifecycle.run.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample events, by way of EventBridge and SQS: what is stored of each is what its row promises. */
@NeedsDocker
class SampleEventsLocalStackIT {
    private static final String TASKS = "applied; ";

    private static final Cloud CLOUD = Cloud.running();

    /** Everybody's tasks are adopted, and nothing is done to them, since no ECS has them. */
    @BeforeAll
    static void adopt() {
        CLOUD.put("""
                name: samples
                mode: shadow
                match: [{ cluster: "*" }]
                """);
    }

    @Test
    void every_sample_of_a_task_leads_to_the_decision_in_its_row() {
        Map<String, RunId> runs = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (Row row : Samples.rows()) {
            if (row.story().equals(row.file()) && row.expected().startsWith(TASKS)) {
                runs.put(row.file(), run(Cloud.json(Samples.read(row.file()))));
                expected.put(row.file(), decision(row));
            }
        }

        runs.keySet().forEach(file -> CLOUD.publish(Samples.read(file)));
        CLOUD.handleAll();

        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(runs.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> decisions(entry.getValue()).stream()
                                        .findFirst()
                                        .orElse("no run"))))
                .containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void a_task_s_story_ends_the_same_in_whatever_order_and_however_often_its_events_arrive() {
        List<Row> story = Samples.rows().stream()
                .filter(row -> row.story().equals("sequences/good-run-fargate"))
                .toList();
        List<String> deliveries = new ArrayList<>();
        for (Row row : story) {
            deliveries.addAll(Collections.nCopies(2, Samples.read(row.file())));
        }
        Collections.shuffle(deliveries, new Random(7));

        deliveries.forEach(CLOUD::publish);
        CLOUD.handleAll();

        RunId run = run(Cloud.json(Samples.read(story.getFirst().file())));
        assertThat(decisions(run).getLast()).endsWith("-> COMPLETE; -; -");
        assertThat(CLOUD.store().journal(run))
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

    /** Of a row what does not depend on whether anything is done about it: all but the effects. */
    private static String decision(Row row) {
        String text = row.expected().substring(TASKS.length());
        return text.substring(0, text.lastIndexOf("; "));
    }

    private static List<String> decisions(RunId run) {
        return CLOUD.store().journal(run).stream()
                .map(JournalEntry::explanation)
                .map(SampleEventsLocalStackIT::decision)
                .toList();
    }

    private static String decision(Explanation why) {
        return "%s -> %s; %s; %s"
                .formatted(
                        why.from(),
                        why.to(),
                        why.cause().map(cause -> cause.cause().name()).orElse("-"),
                        why.rule().orElse("-"));
    }
}
