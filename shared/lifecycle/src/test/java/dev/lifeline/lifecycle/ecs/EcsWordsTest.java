package dev.lifeline.lifecycle.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.TaskSketch;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ECS's words: known ones in any letter case, and unknown ones as they are. */
class EcsWordsTest {

    @ParameterizedTest
    @EnumSource(EcsStatus.Known.class)
    void a_status_is_known_in_any_case(EcsStatus.Known status) {
        assertThat(EcsStatus.of(status.name().toLowerCase(Locale.ROOT))).isEqualTo(status);
        assertThat(status.isStopped()).isEqualTo(status.name().matches("STOPPED|DELETED"));
    }

    @ParameterizedTest
    @EnumSource(LaunchType.KnownLaunchType.class)
    void a_launch_type_is_known_in_any_case(LaunchType.KnownLaunchType type) {
        assertThat(LaunchType.of(type.name().toLowerCase(Locale.ROOT))).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(StopCode.KnownStopCode.class)
    void a_stop_code_is_known_in_any_case(StopCode.KnownStopCode code) {
        assertThat(StopCode.of(code.text())).isEqualTo(code);
        assertThat(StopCode.of(code.text().toUpperCase(Locale.ROOT))).isEqualTo(code);
    }

    @Test
    void a_new_word_is_a_value_of_its_own() {
        assertThat(EcsStatus.of("Napping"))
                .isEqualTo(new EcsStatus.Unknown("Napping"))
                .hasToString("Napping");
        assertThat(EcsStatus.of("Napping").isStopped()).isFalse();
        assertThat(LaunchType.of("Moon"))
                .isEqualTo(new LaunchType.UnknownLaunchType("Moon"))
                .hasToString("Moon");
        assertThat(StopCode.of("Bored")).isEqualTo(new StopCode.UnknownStopCode("Bored"));
        assertThat(StopCode.of("Bored").text()).isEqualTo("Bored");
    }

    /** AWS ECS API, RunTask. */
    @Test
    void the_words_of_a_request_are_those_of_the_API_to_the_letter() {
        assertWords(EnvironmentFile.FileType.class, "s3");
        assertWords(ResourceRequirement.ResourceType.class, "GPU", "InferenceAccelerator", "NeuronDevice");
        assertWords(PlacementRules.ConstraintType.class, "distinctInstance", "memberOf");
        assertWords(PlacementRules.StrategyType.class, "random", "spread", "binpack");
        assertWords(Tagging.TagSource.class, "TASK_DEFINITION", "NONE");
        assertWords(VolumeConfiguration.FileSystem.class, "ext3", "ext4", "xfs", "ntfs");
    }

    private static <E extends Enum<E> & ApiWord> void assertWords(Class<E> type, String... words) {
        assertThat(type.getEnumConstants()).extracting(ApiWord::text).containsExactly(words);
        for (E constant : type.getEnumConstants()) {
            assertThat(ApiWord.of(type, constant.text())).contains(constant);
            assertThat(ApiWord.of(type, constant.text() + "?")).isEmpty();
        }
    }

    @Test
    void a_secret_is_never_shown() {
        assertThat(new Secret("hunter2")).hasToString("(hidden)");
    }

    @Test
    void a_task_is_named_by_its_arn_and_told_by_its_id() {
        TaskRef task = TaskSketch.ref("1f");
        assertThat(task).hasToString(task.arn());
        assertThat(task.arn()).endsWith("/1f");
        assertThat(task.id()).isEqualTo("1f");
    }

    @ParameterizedTest
    @CsvSource({"service:web, true", "family:etl, false", "my-service:web, false", "'', false"})
    void a_services_task_has_the_services_group(String group, boolean owned) {
        assertThat(placed(Optional.of(group)).ownedByEcs()).isEqualTo(owned);
        assertThat(placed(Optional.empty()).ownedByEcs()).isFalse();
    }

    @Test
    void a_managed_daemons_task_is_ecs_own() {
        String daemon = "arn:aws:ecs:eu-central-1:111122223333:daemon-task-definition/agent:3";
        assertThat(placed(daemon, Optional.empty()).ownedByEcs()).isTrue();
        assertThat(placed(
                                "arn:aws:ecs:eu-central-1:111122223333:task-definition/daemon-task-definition:3",
                                Optional.empty())
                        .ownedByEcs())
                .isFalse();
    }

    private static EcsTask.Placement placed(Optional<String> group) {
        return placed("etl:7", group);
    }

    private static EcsTask.Placement placed(String definition, Optional<String> group) {
        return new EcsTask.Placement(
                "prod", definition, group, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
