package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.identity.TaskName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskNameTest {
    private static final String KEY = new RunId("nightly").key().value();
    private static final TaskName NAME = Scene.IDENTITY.task(3);
    private static final TaskName WHOLE =
            Scene.IDENTITY.covering(Coverage.EVERY_STATE).task(3);

    @Test
    void the_names_of_an_attempt_are_derived_from_namespace_run_nonce_and_number() {
        assertThat(NAME.startedBy()).matches("lifeline/test/" + KEY + "/1-[0-9a-f]{16}/3");
        assertThat(NAME.clientToken()).matches("lifeline-[0-9a-f]{40}");
        assertThat(Scene.IDENTITY.task(3)).isEqualTo(NAME);
    }

    @Test
    void the_longest_names_fit_ECSs_limits() {
        TaskName longest = new TaskName(
                new Namespace("n".repeat(24)),
                new RunId("~x".repeat(128)).key(),
                new Nonce(999_999, "f".repeat(16)),
                999_999,
                Coverage.EVERY_STATE);
        assertThat(longest.startedBy()).hasSizeLessThanOrEqualTo(128).matches("[A-Za-z0-9/_-]+");
        assertThat(longest.clientToken()).hasSizeLessThanOrEqualTo(64).matches("[!-~]+");
        assertThat(TaskName.parse(longest.startedBy())).contains(longest);
    }

    @Test
    void no_two_of_them_share_a_token() {
        Identity other = new Identity(Scene.ID, new Namespace("other"), Nonce.first(7), Coverage.DECISIVE, "x");
        assertThat(Stream.of(
                                NAME,
                                Scene.IDENTITY.task(2),
                                other.task(3),
                                new Identity(
                                                new RunId("x"),
                                                new Namespace("test"),
                                                Nonce.first(7),
                                                Coverage.DECISIVE,
                                                "x")
                                        .task(3),
                                new Identity(Scene.ID, new Namespace("test"), Nonce.first(8), Coverage.DECISIVE, "x")
                                        .task(3),
                                Scene.IDENTITY
                                        .next(new Namespace("test"), 7, "x")
                                        .task(3))
                        .map(TaskName::clientToken))
                .doesNotHaveDuplicates();
    }

    @Test
    void one_attempts_name_does_not_tell_the_nexts() {
        assertThat(NAME.nonce()).isNotEqualTo(Scene.IDENTITY.nonce());
        assertThat(NAME.nonce()).isNotEqualTo(Scene.IDENTITY.task(4).nonce());
        assertThat(NAME.nonce().generation()).isEqualTo(1);
    }

    @Test
    void startedBy_is_read_back() {
        assertThat(TaskName.parse(NAME.startedBy())).contains(NAME);
        assertThat(TaskName.parse(WHOLE.startedBy())).contains(WHOLE);
    }

    @Test
    void a_task_says_that_each_of_its_states_matters() {
        assertThat(WHOLE.startedBy()).isEqualTo(NAME.startedBy() + "/all");
        assertThat(WHOLE.clientToken()).isNotEqualTo(NAME.clientToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lifeline/",
                "lifeline/test",
                "lifeline/victim/1",
                "lifeline/test/KEY/1-0000000000000007",
                "lifeline/test/KEY/1-0000000000000007/",
                "lifeline/test/KEY/1-0000000000000007/0",
                "lifeline/test/KEY/1-0000000000000007/01",
                "lifeline/test/KEY/1-0000000000000007/-1",
                "lifeline/test/KEY/1-0000000000000007/1000000",
                "lifeline/test/KEY/1-0000000000000007/1/2",
                "lifeline/test/KEY/0-0000000000000007/1",
                "lifeline/test/KEY/1-000000000000000G/1",
                "lifeline/test/KEY/0000000000000007/1",
                "lifeline/test/nightly/1-0000000000000007/1",
                "lifeline/TEST/KEY/1-0000000000000007/1",
                "lifeline//KEY/1-0000000000000007/1",
                "Lifeline/test/KEY/1-0000000000000007/1",
                "x lifeline/test/KEY/1-0000000000000007/1",
                "ecs-svc/123"
            })
    void any_other_text_names_no_attempt(String text) {
        assertThat(TaskName.parse(text.replace("KEY", KEY))).isEmpty();
    }

    @Test
    void what_begins_with_lifeline_is_reserved_and_belongs_to_one_namespace() {
        assertThat(List.of("lifeline/", "lifeline/x", NAME.startedBy())).allMatch(TaskName::isReserved);
        assertThat(List.of("", "lifelines", "ecs-svc/1")).noneMatch(TaskName::isReserved);
        assertThat(TaskName.isOf(new Namespace("test"), NAME.startedBy())).isTrue();
        assertThat(TaskName.isOf(new Namespace("tes"), NAME.startedBy())).isFalse();
        assertThat(TaskName.isOf(new Namespace("test-2"), NAME.startedBy())).isFalse();
    }
}
