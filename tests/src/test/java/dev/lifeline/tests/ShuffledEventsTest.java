package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.codec.RunCodec;
import dev.lifeline.controller.receive.EventReceiver;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.LaunchOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events arrive at least once and in any order; the final state does not depend on it. */
class ShuffledEventsTest {
    private static final int TIMES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where a task is at each version, before its last. */
    private static final List<String> WAY =
            List.of("PROVISIONING", "PENDING", "PENDING", "ACTIVATING", "RUNNING", "RUNNING", "RUNNING");

    private static final List<String> WAY_WITHOUT_IMAGE =
            List.of("PROVISIONING", "PROVISIONING", "PENDING", "PENDING", "PENDING", "PENDING", "PENDING");

    private static final List<String> WAY_DOWN = List.of("DEACTIVATING", "STOPPING");

    private static final List<String> ENDS = List.of(
            "exit-0-ec2.json",
            "exit-1-ec2.json",
            "oom-ec2.json",
            "host-terminated-ec2.json",
            "pull-denied-ec2.json",
            "pull-no-space-ec2.json",
            "create-ec2.json",
            "exit-0-sidecar-killed-fargate.json",
            "pull-error-on-cached-image-exit-1-ec2.json");

    /** One task's way from its first event to its last. */
    private record TaskHistory(JsonNode end) {

        static TaskHistory of(String file) throws IOException {
            return new TaskHistory(JSON.readTree(Files.readString(Repository.ROOT.resolve("events/" + file))));
        }

        List<String> events(int task) {
            List<String> events = new ArrayList<>();
            for (String status : end.path("detail").has("startedAt") ? WAY : WAY_WITHOUT_IMAGE) {
                events.add(alive(task, events.size() + 1, status));
            }
            for (String status : WAY_DOWN) {
                events.add(goingDown(task, events.size() + 1, status));
            }
            events.add(of(task, events.size() + 1).toString());
            return events;
        }

        private ObjectNode of(int task, long version) {
            ObjectNode event = end.deepCopy();
            ObjectNode detail = event.withObject("/detail");
            detail.put("version", version);
            detail.put("startedBy", Runs.identity(run(task)).task(1).startedBy());
            detail.put("taskArn", "arn:aws:ecs:eu-central-1:111122223333:task/prod/%032d".formatted(task));
            return event;
        }

        private String alive(int task, long version, String status) {
            ObjectNode event = unended(task, version, status);
            event.withObject("/detail").put("desiredStatus", "RUNNING").remove(List.of("stopCode", "stoppedReason"));
            event.withObject("/detail").remove("stoppingAt");
            if (!status.equals("RUNNING")) {
                event.withObject("/detail").remove(List.of("startedAt", "pullStoppedAt"));
            }
            return event.toString();
        }

        private String goingDown(int task, long version, String status) {
            return unended(task, version, status).toString();
        }

        private ObjectNode unended(int task, long version, String status) {
            ObjectNode event = of(task, version);
            ObjectNode detail = event.withObject("/detail");
            detail.put("lastStatus", status).remove(List.of("stoppedAt", "executionStoppedAt"));
            for (JsonNode container : detail.withArray("containers")) {
                ((ObjectNode) container)
                        .put("lastStatus", status.equals("RUNNING") ? "RUNNING" : "PENDING")
                        .remove(List.of("exitCode", "reason"));
            }
            return event;
        }
    }

    private static RunId run(int task) {
        return new RunId("shuffled-" + task);
    }

    /** What is stored of each run after these events, in this order. */
    private static Map<String, String> stored(int tasks, List<String> events) {
        TestWorld world = new TestWorld(Runs.NOON);
        Circumstances now = Runs.at(Runs.NOON);
        for (int task = 0; task < tasks; task++) {
            world.store.put(Supervisor.launch(Runs.identity(run(task)), LaunchOrder.of(Runs.REQUEST), now)
                    .run());
        }
        EventReceiver receiver = world.controller().receiver();
        for (int event = 0; event < events.size(); event++) {
            receiver.receive("message-" + event, Origin.direct("TaskStateChange"), events.get(event));
        }
        Map<String, String> stored = new HashMap<>();
        for (int task = 0; task < tasks; task++) {
            stored.put(
                    run(task).value(),
                    new RunCodec().write(world.store.peek(run(task)).orElseThrow()));
        }
        return stored;
    }

    @Test
    void events_three_times_each_in_any_order_come_to_the_same_as_once_and_in_order() throws IOException {
        assertOrderDoesNotMatter(1_000);
    }

    @Test
    @Tag("long")
    void so_do_a_hundred_thousand_events() throws IOException {
        assertOrderDoesNotMatter(10_000);
    }

    private static void assertOrderDoesNotMatter(int tasks) throws IOException {
        List<TaskHistory> lives = new ArrayList<>();
        for (String end : ENDS) {
            lives.add(TaskHistory.of(end));
        }
        List<String> inOrder = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            inOrder.addAll(lives.get(task % lives.size()).events(task));
        }
        assertThat(inOrder).hasSize(tasks * 10);
        List<String> shuffled = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            shuffled.addAll(inOrder);
        }
        long seed = System.nanoTime();
        System.out.println("ShuffledEventsTest: " + shuffled.size() + " deliveries, seed " + seed);
        Collections.shuffle(shuffled, new Random(seed));

        Map<String, String> once = stored(tasks, inOrder);
        Map<String, String> often = stored(tasks, shuffled);

        List<String> differing = once.keySet().stream()
                .filter(run -> !Objects.equals(once.get(run), often.get(run)))
                .sorted()
                .toList();
        assertThat(differing)
                .as(() -> "seed " + seed + ": " + differing.size() + " runs differ, the first in order:\n"
                        + once.get(differing.getFirst()) + "\nand shuffled:\n" + often.get(differing.getFirst()))
                .isEmpty();
    }
}
