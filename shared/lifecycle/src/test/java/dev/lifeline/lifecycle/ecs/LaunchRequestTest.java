package dev.lifeline.lifecycle.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.ecs.LaunchRequest.ContainerOverride;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Essentials;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Overrides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaunchRequestTest {
    private static final LaunchRequest REQUEST = Requests.of(new Essentials.Named(List.of("app", "web")));

    @Test
    void each_essential_container_is_told_which_attempt_it_is() {
        LaunchRequest third = REQUEST.forAttempt(3);
        assertThat(third.overrides().containers())
                .extracting(ContainerOverride::name, ContainerOverride::environment)
                .containsExactly(
                        tuple("app", Map.of("LIFELINE_ATTEMPT", new Secret("3"))),
                        tuple("web", Map.of("LIFELINE_ATTEMPT", new Secret("3"))));
        assertThat(REQUEST.forAttempt(3)).as("the same every time").isEqualTo(third);
        assertThat(third.with(REQUEST.overrides())).as("nothing else differs").isEqualTo(REQUEST);
    }

    @Test
    void an_override_that_exists_is_kept_with_the_attempt_added() {
        ContainerOverride side = override("side", Map.of("A", new Secret("1")));
        ContainerOverride web = override("web", Map.of("B", new Secret("2"), "LIFELINE_ATTEMPT", new Secret("77")));
        LaunchRequest told = REQUEST.with(overrides(Optional.of("256"), Optional.of("512"), side, web))
                .forAttempt(2);
        assertThat(told.overrides().containers()).hasSize(3);
        assertThat(told.overrides().containers().get(0)).isEqualTo(side);
        assertThat(told.overrides().containers().get(1))
                .isEqualTo(override("web", Map.of("B", new Secret("2"), "LIFELINE_ATTEMPT", new Secret("2"))));
        assertThat(told.overrides().containers().get(2).name()).isEqualTo("app");
        assertThat(told.overrides().cpu()).contains("256");
        assertThat(told.overrides().memory()).contains("512");
    }

    @Test
    void where_nobody_knows_the_essential_ones_none_is_told() {
        LaunchRequest unknown = Requests.of(new Essentials.EssentialsUnknown());
        assertThat(unknown.forAttempt(2)).isEqualTo(unknown);
    }

    @ParameterizedTest(name = "override {0}/{1} over {2}/{3}: {4}")
    @CsvSource({
        "512, 2048, 256, 1024, 512/2048",
        "512, '',   256, 1024, 512/1024",
        "'',  2048, 256, 1024, 256/2048",
        "'',  '',   256, 1024, 256/1024",
        "'',  '',   '',  '',   ''",
        "512, '',   '',  '',   ''",
        "512, 2048, '',  '',   512/2048",
        "2 vCPU, 2048, 256, 1024, ''",
        "512, 4 GB, 256, 1024, ''",
        "99999999999, 2048, 256, 1024, ''",
    })
    void the_size_is_the_overridden_or_the_defined_one_if_a_number_tells_it(
            String cpu, String memory, String definedCpu, String definedMemory, String size) {
        Optional<TaskSize> defined =
                optional(definedCpu).map(text -> new TaskSize(Integer.parseInt(text), Integer.parseInt(definedMemory)));
        LaunchRequest request = new LaunchRequest(
                "prod",
                "etl:7",
                REQUEST.essentials(),
                defined,
                REQUEST.compute(),
                REQUEST.network(),
                overrides(optional(cpu), optional(memory)),
                REQUEST.options());
        assertThat(request.size().map(it -> it.cpu() + "/" + it.memory())).isEqualTo(optional(size));
    }

    @Test
    void options_with_other_tags_differ_in_nothing_else() {
        Tagging tags = new Tagging(Optional.of(Tagging.TagSource.TASK_DEFINITION), true, Map.of("team", "data"));
        LaunchRequest.Options options = new LaunchRequest.Options(
                Optional.of("family:etl"),
                Optional.of("1.4.0"),
                Optional.of("reference"),
                true,
                Tagging.NONE,
                PlacementRules.NONE,
                List.of());

        LaunchRequest.Options tagged = options.with(tags);

        assertThat(tagged.tagging()).isEqualTo(tags);
        assertThat(tagged.with(Tagging.NONE)).isEqualTo(options);
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static Overrides overrides(Optional<String> cpu, Optional<String> memory, ContainerOverride... containers) {
        return new Overrides(
                cpu, memory, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(containers));
    }

    private static ContainerOverride override(String name, Map<String, Secret> environment) {
        return new ContainerOverride(
                name,
                List.of("run"),
                environment,
                List.of(),
                Optional.of(1),
                Optional.of(2),
                Optional.of(3),
                List.of());
    }
}
