package dev.lifeline.local.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lifeline.local.template.EventRule;
import dev.lifeline.local.template.LambdaFunction;
import dev.lifeline.local.template.LambdaFunction.AsyncInvocation;
import dev.lifeline.local.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A function that a rule invokes")
class AsyncInvocationTest {
    private final FakeCloud cloud = new FakeCloud();
    private final List<String> tries = new ArrayList<>();

    @Test
    void is_tried_again_after_one_minute_and_after_two_more_under_the_same_request_id() {
        Router router = router("{\"source\":[\"aws.ecs\"]}");
        router.publish(FakeCloud.TASK_EVENT);
        for (int minute = 0; minute < 10; minute++) {
            router.step();
            cloud.pass(Duration.ofMinutes(1));
        }
        assertThat(tries).containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "2026-01-01T00:03:00Z");
        assertThat(cloud.invocations)
                .extracting(FinishedInvocation::requestId)
                .hasSize(3)
                .containsOnly(cloud.invocations.getFirst().requestId());
    }

    @Test
    void may_be_invoked_by_a_caller_who_does_not_wait() {
        Router router = router("{\"source\":[\"aws.ecs\"]}");
        router.invokeAsync("Function", "{}");
        assertThat(tries).isEmpty();
        router.step();
        assertThat(tries).hasSize(1);
    }

    @Test
    void has_a_pattern_that_EventBridge_takes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router("{\"source\":\"aws.ecs\"}"))
                .withMessageStartingWith("Rule: EventBridge does not take its event pattern: ");
    }

    private Router router(String pattern) {
        LambdaFunction function = new LambdaFunction(
                "Function", "a.B::c", Duration.ofSeconds(3), 128, Map.of(), Optional.empty(), AsyncInvocation.DEFAULT);
        EventRule rule = new EventRule(
                "Rule", new EventRule.EventPattern(pattern), List.of(new EventRule.ToFunction("Function")));
        RequestStreamHandler fails = (input, output, context) -> {
            tries.add(cloud.instant().toString());
            throw new IllegalStateException("broken");
        };
        Template template =
                new Template(List.of(), List.of(rule), List.of(), List.of(), List.of(function), List.of(), Map.of());
        return new Router(template, Map.of("Function", fails), cloud.setup);
    }
}
