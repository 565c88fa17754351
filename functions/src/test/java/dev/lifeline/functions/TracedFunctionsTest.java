package dev.lifeline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.testing.TaskChanges;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.identity.RunId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The spans of every function, through the life of a run. */
class TracedFunctionsTest {
    private static final RunId RUN = new RunId("first");
    private static final String[] RUN_FIELDS = {
        "lifeline.run",
        "lifeline.attempt",
        "lifeline.phase",
        "lifeline.to",
        "lifeline.cause",
        "lifeline.rule",
        "lifeline.outcome"
    };

    private final TracedWorld world = new TracedWorld();

    private List<SpanData> launch() throws IOException {
        return world.spans(new LaunchRunHandler(world.wiring), FunctionsWorld.request(RUN.value()));
    }

    private List<SpanData> events(String... bodies) throws IOException {
        return world.spans(new TaskStateChangeHandler(world.wiring), Messages.batch(bodies));
    }

    private List<SpanData> happens(UnaryOperator<EcsTask> change) throws IOException {
        return events(world.functions.happens(RUN, change));
    }

    private String failedPull() {
        return world.functions
                .happens(RUN, task -> TaskChanges.failedToStart(task, "CannotPullContainerError"))
                .replace("\"containers\": []", """
                        "stopCode": "TaskFailedToStart", "containers": [{"name": "app", "lastStatus": "STOPPED",
                        "reason": "CannotPullContainerError: net/http: TLS handshake timeout"}]""");
    }

    private String exited(int code) {
        return world.functions
                .happens(RUN, task -> TaskChanges.exited(task, code))
                .replace("\"containers\": []", """
                        "stopCode": "EssentialContainerExited",
                        "containers": [{"name": "app", "lastStatus": "STOPPED", "exitCode": %d}]""".formatted(code));
    }

    private static List<List<String>> decisions(List<SpanData> spans) {
        return TracedWorld.named("decision", spans).stream()
                .map(span -> TracedWorld.shown(span, RUN_FIELDS))
                .toList();
    }

    private static List<String> message(List<SpanData> spans) {
        return TracedWorld.shown(
                TracedWorld.named("process TaskEvents", spans).getFirst(), "lifeline.received", "lifeline.reason");
    }

    @Test
    void a_launch_is_two_decisions_in_an_invocation_in_the_trace_of_Lambda() throws IOException {
        List<SpanData> spans = launch();

        assertThat(decisions(spans))
                .containsExactly(
                        List.of("first", "1", "ATTEMPTING", "PREPARING", "-", "-", "APPLIED"),
                        List.of("first", "1", "ATTEMPTING", "PREPARING", "-", "-", "APPLIED"));
        SpanData invocation = spans.getLast();
        assertThat(invocation.getName()).isEqualTo("invocation");
        assertThat(invocation.getParentSpanId()).isEqualTo(TracedWorld.LAMBDA);
        assertThat(TracedWorld.shown(invocation, "faas.invocation_id")).containsExactly(InvocationContext.ID);
        assertThat(spans).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TracedWorld.TRACE));
        assertThat(TracedWorld.named("decision", spans))
                .allSatisfy(span -> assertThat(span.getParentSpanId()).isEqualTo(invocation.getSpanId()));
        assertThat(spans).extracting(SpanData::getSpanId).doesNotHaveDuplicates();
    }

    @Test
    void a_success_a_duplicate_and_a_late_event_say_so() throws IOException {
        launch();
        String running = world.functions.happens(RUN, TaskChanges::running);
        assertThat(decisions(events(running)))
                .containsExactly(List.of("first", "1", "ATTEMPTING", "RUNNING", "-", "-", "APPLIED"));
        assertThat(decisions(events(running)))
                .containsExactly(List.of("first", "1", "ATTEMPTING", "RUNNING", "-", "-", "STALE"));
        List<SpanData> ended = events(exited(0));
        assertThat(decisions(ended)).containsExactly(List.of("first", "1", "ENDED", "COMPLETE", "-", "-", "APPLIED"));
        assertThat(message(ended)).containsExactly("Delivered", "-");
    }

    @Test
    void a_failed_pull_has_its_cause_its_rule_and_the_next_attempt_its_number() throws IOException {
        launch();
        List<SpanData> failed = events(failedPull());
        assertThat(decisions(failed))
                .containsExactly(
                        List.of("first", "1", "BACKING_OFF", "REJECTED", "PULL_TRANSIENT", "pull-again", "APPLIED"));

        world.functions.world.clock.advance(Duration.ofMinutes(10));
        List<SpanData> round = world.spans(new ReconcileHandler(world.wiring), "{}");
        assertThat(decisions(round))
                .containsExactly(
                        List.of("first", "2", "ATTEMPTING", "PREPARING", "-", "-", "APPLIED"),
                        List.of("first", "2", "ATTEMPTING", "PREPARING", "-", "-", "APPLIED"));
    }

    @Test
    void a_task_has_the_names_of_the_semantic_conventions() throws IOException {
        launch();
        SpanData running =
                TracedWorld.named("decision", happens(TaskChanges::running)).getFirst();
        assertThat(TracedWorld.shown(running, "aws.ecs.task.arn", "aws.ecs.cluster.arn", "aws.ecs.task.family"))
                .containsExactly(
                        world.functions.world.ecs.tasks().getFirst().ref().arn(),
                        "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                        "etl");
    }

    @Test
    void each_message_of_a_batch_is_a_span_with_a_link_to_its_sender() throws IOException {
        launch();
        ObjectNode batch = (ObjectNode)
                new ObjectMapper().readTree(Messages.batch(world.functions.happens(RUN, TaskChanges::running), "{"));
        ((ObjectNode) batch.at("/Records/0/attributes"))
                .put("AWSTraceHeader", "Root=1-11111111-222222222222222222222222;Parent=3333333333333333;Sampled=0");
        List<SpanData> messages = TracedWorld.named(
                "process TaskEvents", world.spans(new TaskStateChangeHandler(world.wiring), batch.toString()));

        assertThat(messages)
                .extracting(span -> TracedWorld.shown(
                        span, "messaging.message.id", "messaging.system", "messaging.destination.name"))
                .containsExactly(List.of("m1", "aws_sqs", "TaskEvents"), List.of("m2", "aws_sqs", "TaskEvents"));
        assertThat(messages).extracting(SpanData::getKind).containsOnly(SpanKind.CONSUMER);
        assertThat(messages.getFirst().getLinks())
                .singleElement()
                .satisfies(link -> assertThat(link.getSpanContext().getTraceId() + "/"
                                + link.getSpanContext().getSpanId())
                        .isEqualTo("11111111222222222222222222222222/3333333333333333"));
        assertThat(messages.getLast().getLinks()).isEmpty();
    }

    @Test
    void what_concerns_no_run_says_why() throws IOException {
        launch();
        EcsTask task = world.functions.world.ecs.tasks().getFirst();
        assertThat(message(events("{"))).first().isEqualTo("Quarantined");
        assertThat(message(events(Messages.event("ECS Service Action", "{}"))))
                .containsExactly("NotOurs", "\"ECS Service Action\" says nothing about a run");
        assertThat(message(events(Messages.taskEvent(new RunId("missing"), task))))
                .satisfies(shown -> assertThat(shown.getFirst()).isEqualTo("OfMissingRun"))
                .satisfies(shown -> assertThat(shown.getLast()).startsWith("there is no run with the key "));
        assertThat(message(events(world.functions
                        .happens(RUN, TaskChanges::running)
                        .replace(task.ref().id(), "copied")
                        .replace("cluster/prod", "cluster/other"))))
                .first()
                .isEqualTo("Stranger");
    }

    @Test
    void an_instance_that_is_gone_has_decisions_of_its_runs() throws IOException {
        launch();
        happens(TaskChanges::running);
        List<SpanData> spans = world.spans(
                new InstanceStateChangeHandler(world.wiring), Messages.batch(Messages.instanceEvent("INACTIVE")));
        assertThat(decisions(spans))
                .first()
                .satisfies(shown -> assertThat(shown).startsWith("first", "1"));
    }

    @Test
    void users_requests_are_decisions_and_a_deletion_names_its_run() throws IOException {
        launch();
        List<SpanData> stopped =
                world.spans(new ControlRunHandler(world.wiring), "{\"run\": \"first\", \"action\": \"STOP\"}");
        assertThat(decisions(stopped))
                .first()
                .satisfies(shown -> assertThat(shown).startsWith("first", "1"));
        events(exited(143));
        List<SpanData> deleted = world.spans(new DeleteRunHandler(world.wiring), "{\"run\": \"first\"}");
        assertThat(TracedWorld.shown(deleted.getLast(), "lifeline.run", "lifeline.result", "lifeline.phase"))
                .containsExactly("first", "STOPPED", "ENDED");
    }

    @Test
    void a_question_is_an_invocation_and_nothing_else() throws IOException {
        launch();
        assertThat(world.spans(new DescribeRunHandler(world.wiring), "{\"run\": \"first\"}"))
                .extracting(SpanData::getName)
                .containsExactly("invocation");
        assertThat(world.spans(new ListRunsHandler(world.wiring), "{}"))
                .extracting(SpanData::getName)
                .containsExactly("invocation");
    }

    @Test
    void the_second_decision_of_a_message_begins_where_the_first_ended() throws IOException {
        launch();
        events(failedPull());
        world.functions.world.clock.advance(Duration.ofMinutes(10));
        List<SpanData> decisions = TracedWorld.named("decision", world.spans(new ReconcileHandler(world.wiring), "{}"));
        assertThat(decisions.getLast().getStartEpochNanos())
                .isEqualTo(decisions.getFirst().getEndEpochNanos());
        assertThat(decisions.getLast().getEndEpochNanos())
                .isEqualTo(TimeUnit.SECONDS.toNanos(
                        world.functions.world.clock.instant().getEpochSecond()));
    }

    @Test
    void an_invocation_that_Lambda_does_not_sample_has_no_span() throws IOException {
        for (String header : List.of(
                TracedWorld.HEADER.replace("Sampled=1", "Sampled=0"),
                "",
                "Root=1-5759e988-bd862e3fe1be46a994272793",
                "Root=rubbish;Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=rubbish;Sampled=1")) {
            assertThat(world.spans(new LaunchRunHandler(world.wiring), FunctionsWorld.request("first"), header))
                    .as(header)
                    .isEmpty();
        }
    }
}
