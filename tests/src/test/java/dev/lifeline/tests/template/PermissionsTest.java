package dev.lifeline.tests.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.tests.CallRecorder.Call;
import dev.lifeline.tests.Played;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The role of each function allows the calls that it makes in the scenarios, and no others. */
class PermissionsTest {
    private static final Deployed TEMPLATE = Deployed.template();

    static List<String> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void every_call_is_allowed(String function) {
        List<Role.Grant> grants = Role.of(TEMPLATE, function).grants();
        assertThat(needs(function))
                .isNotEmpty()
                .allSatisfy(need ->
                        assertThat(grants).as("%s needs %s", function, need).anyMatch(grant -> grant.allows(need)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everything_that_is_allowed_is_called(String function) {
        Set<Need> needs = needs(function);
        assertThat(Role.of(TEMPLATE, function).grants())
                .filteredOn(grant -> !grant.isForTheService())
                .allSatisfy(grant -> assertThat(needs)
                        .as("%s is allowed %s", function, grant)
                        .anyMatch(grant::allows));
    }

    private static Set<Need> needs(String function) {
        return Played.calls().stream()
                .filter(call -> call.function().equals(function))
                .map(Call::request)
                .flatMap(request -> Need.of(request).stream())
                .collect(Collectors.toSet());
    }
}
