package dev.lifeline.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.tests.CallRecorder.RecordedCall;
import dev.lifeline.tests.Played;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each role allows exactly what is done with it, action by action and resource by resource: the calls that the
 * functions make in the scenarios, and what Lambda and EventBridge Pipes do for them.
 */
@ResourceLock("DynamoDB Local")
class PermissionsTest {
    private static final Deployed TEMPLATE = Deployed.template();

    static List<String> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_call_is_allowed(String function) {
        List<Role.Grant> grants = grants(function);
        assertThat(needs(function))
                .isNotEmpty()
                .allSatisfy(need ->
                        assertThat(grants).as("%s needs %s", function, need).anyMatch(grant -> grant.allows(need)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everything_that_is_allowed_is_called(String function) {
        Set<Need> needs = needs(function);
        assertThat(grants(function))
                .allSatisfy(grant -> assertThat(needs)
                        .as("%s is allowed %s", function, grant)
                        .anyMatch(grant::allows));
    }

    @Test
    void the_pipe_may_do_what_it_must_and_nothing_else() {
        assertThat(Role.of(TEMPLATE, "RunChangesRole").grants())
                .extracting(grant -> new Need(grant.action(), grant.resource()))
                .containsExactlyInAnyOrderElementsOf(ServiceNeeds.ofPipe(TEMPLATE.properties("RunChanges")));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nobody_writes_traces_where_tracing_is_off(String function) {
        Deployed untraced = Deployed.templateWithout(Set.of("IsTraced"));
        assertThat(Role.of(untraced, function + "Role").grants())
                .noneMatch(grant -> grant.action().startsWith("xray:"));
        assertThat(ServiceNeeds.ofFunction(untraced, function))
                .noneMatch(need -> need.action().startsWith("xray:"));
    }

    private static List<Role.Grant> grants(String function) {
        return Role.of(TEMPLATE, function + "Role").grants();
    }

    private static Set<Need> needs(String function) {
        return Stream.concat(
                        Played.calls().stream()
                                .filter(call -> call.function().equals(function))
                                .map(RecordedCall::request)
                                .flatMap(request -> Need.of(request).stream()),
                        ServiceNeeds.ofFunction(TEMPLATE, function).stream())
                .collect(Collectors.toSet());
    }
}
