package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.ecs.TaskDefinitions.DefinitionAnswer;
import dev.lifeline.controller.testing.TestWorld;
import dev.lifeline.functions.InvalidRunRequest;
import dev.lifeline.functions.LaunchRunHandler;
import dev.lifeline.functions.RunUnavailable;
import dev.lifeline.functions.Settings.AdoptionMode;
import dev.lifeline.local.router.InvocationOutcome;
import dev.lifeline.local.router.LocalQueue;
import dev.lifeline.local.router.Message;
import dev.lifeline.local.router.Router;
import dev.lifeline.local.router.RouterLog;
import dev.lifeline.local.router.RouterSetup;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What synchronous and asynchronous callers see of a refused launch, wired as in the template. */
class RefusedLaunchTest {
    private static final String WRONG = """
            {"name": "nightly", "cluster": "prod", "taskDefinition": "unknown", "policy": "nope", "count": 3}""";
    private static final String ALL_THAT_IS_WRONG = """
            nothing was launched, the request has 3 problems:
            count: only 1 is allowed: a run is one task; launch as many runs as you need tasks
            taskDefinition: no task definition unknown
            policy: there is no policy nope; known are default, always, once, prefer-cached""";

    private final TestWorld world = new TestWorld(Runs.NOON);
    private final Router router = router();

    private Router router() {
        Map<String, RequestStreamHandler> handlers = new HashMap<>();
        Stream.of("TaskStateChange", "InstanceStateChange", "Reconcile", "DescribeRun", "ListRuns", "DeleteRun")
                .forEach(function -> handlers.put(function, (in, out, context) -> {}));
        handlers.put("LaunchRun", new LaunchRunHandler(Wired.over(world, world.table(), AdoptionMode.OFF)));
        return new Router(
                Template.read(Repository.ROOT.resolve("template.yaml"), Map.of()),
                handlers,
                new RouterSetup(world.clock, new SplittableRandom(1), new RouterLog() {}));
    }

    private LocalQueue failures() {
        return router.queue("FailedDeliveries");
    }

    /** Everything that happens within some minutes. */
    private void minutes(int count) {
        for (int minute = 0; minute <= count; minute++) {
            router.step();
            world.clock.advance(Duration.ofMinutes(1));
        }
    }

    private List<JsonNode> failed() throws IOException {
        ObjectMapper json = new ObjectMapper();
        return failures().messages().stream()
                .map(Message::body)
                .map(body -> {
                    try {
                        return json.readTree(body);
                    } catch (IOException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    @Test
    void who_waits_gets_an_error_with_every_problem() {
        assertThat(router.invoke("LaunchRun", WRONG))
                .asInstanceOf(InstanceOfAssertFactories.type(InvocationOutcome.FunctionError.class))
                .extracting(InvocationOutcome.FunctionError::errorType, InvocationOutcome.FunctionError::message)
                .containsExactly(InvalidRunRequest.class.getName(), ALL_THAT_IS_WRONG);
        assertThat(world.store.peek(Runs.ID)).isEmpty();
    }

    @Test
    void who_does_not_wait_finds_the_request_with_every_problem_in_the_failure_queue() throws IOException {
        router.invokeAsync("LaunchRun", WRONG);
        minutes(5);

        assertThat(failed()).singleElement().satisfies(failure -> {
            assertThat(failure.at("/requestPayload/name").asText()).isEqualTo("nightly");
            assertThat(failure.at("/requestContext/approximateInvokeCount").asInt())
                    .isEqualTo(2);
            assertThat(failure.at("/responsePayload/errorType").asText()).isEqualTo(InvalidRunRequest.class.getName());
            assertThat(failure.at("/responsePayload/errorMessage").asText()).isEqualTo(ALL_THAT_IS_WRONG);
        });
        assertThat(world.refused).as("counted each time").hasSize(2);
    }

    @Test
    void what_passes_within_a_minute_is_launched_all_the_same() throws IOException {
        define();
        world.ecs.answerDefinition(new DefinitionAnswer.DefinitionUnanswered("ThrottlingException: Rate exceeded"));
        router.invokeAsync("LaunchRun", request());
        minutes(5);

        assertThat(failed()).isEmpty();
        assertThat(world.ecs.launched()).hasSize(1);
    }

    @Test
    void what_does_not_pass_is_in_the_failure_queue_and_can_be_launched_from_there() throws IOException {
        world.ecs.define(Runs.REQUEST.taskDefinition(), new DefinitionAnswer.DefinitionUnanswered("ServerException"));
        router.invokeAsync("LaunchRun", request());
        minutes(5);
        JsonNode failure = failed().getFirst();
        assertThat(failure.at("/responsePayload/errorType").asText()).isEqualTo(RunUnavailable.class.getName());
        assertThat(world.store.peek(Runs.ID)).isEmpty();

        define();
        router.invoke("LaunchRun", failure.path("requestPayload").toString());

        assertThat(world.ecs.launched()).hasSize(1);
    }

    private static String request() {
        return """
                {"name": "%s", "cluster": "prod", "taskDefinition": "%s"}""".formatted(Runs.ID.value(), Runs.REQUEST.taskDefinition());
    }

    private void define() {
        world.ecs.define(
                Runs.REQUEST.taskDefinition(),
                new DefinitionAnswer.DefinitionFound(
                        Runs.REQUEST.taskDefinition(), List.of("app"), Map.of(), Optional.empty(), false, Map.of()));
    }
}
