package dev.lifeline.controller.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.controller.Runs;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.MissingLaunchFact;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunCodecTest {
    /** Runs in all phases, a line each, as they are stored. */
    private static final Path STORED = Path.of("src/test/resources/codec/runs.ndjson");

    private final RunCodec codec = new RunCodec();

    @Test
    void a_run_in_any_phase_comes_back_as_it_was() {
        List<Decision> life = Runs.lifeOfARun();

        assertThat(life).hasSizeGreaterThan(5);
        for (Decision decision : life) {
            String json = codec.write(decision.run());
            assertThat(codec.readRun(json)).isEqualTo(decision.run());
        }
    }

    @Test
    void what_is_not_known_of_an_adopted_run_comes_back() {
        Adoption adoption = new Adoption(
                Runs.REQUEST,
                List.of(
                        new MissingLaunchFact(MissingLaunchFact.Availability.LASTING, "its network"),
                        new MissingLaunchFact(MissingLaunchFact.Availability.UNANSWERED, "its tags")));
        Run run = Supervisor.adopt(
                        Runs.IDENTITY, adoption, Runs.task(1, 1, "PENDING", Optional.empty()), Runs.at(Runs.NOON))
                .run();

        assertThat(codec.readRun(codec.write(run))).isEqualTo(run);
        assertThat(run.hasUnansweredGaps()).isTrue();
    }

    @Test
    void a_run_that_waits_for_the_record_of_its_launch_comes_back() {
        Adoption adoption = new Adoption(
                Runs.REQUEST, List.of(new MissingLaunchFact(MissingLaunchFact.Availability.AWAITED, "its network")));
        Run run = Supervisor.adopt(
                        Runs.IDENTITY,
                        adoption,
                        Runs.task(1, 2, "STOPPED", Optional.of("CannotPullContainerError: i/o timeout")),
                        Runs.at(Runs.NOON))
                .run();

        assertThat(run.phase()).isInstanceOf(Phase.AwaitingRecord.class);
        assertThat(codec.readRun(codec.write(run))).isEqualTo(run);
    }

    @Test
    void an_explanation_comes_back_as_it_was() {
        for (Decision decision : Runs.lifeOfARun()) {
            assertThat(codec.readExplanation(codec.write(decision.explanation())))
                    .isEqualTo(decision.explanation());
        }
    }

    @Test
    void environment_values_are_kept_with_the_run_and_appear_in_no_explanation() {
        for (Decision decision : Runs.lifeOfARun()) {
            assertThat(codec.write(decision.run())).contains(Runs.SECRET);
            assertThat(codec.write(decision.explanation())).doesNotContain(Runs.SECRET);
            assertThat(decision.toString()).doesNotContain(Runs.SECRET);
        }
    }

    @Test
    void what_was_stored_before_can_be_read() throws IOException {
        for (String line : Files.readAllLines(STORED)) {
            Run run = codec.readRun(line);
            assertThat(codec.write(run)).isEqualTo(line);
        }
    }

    @Test
    void fields_of_a_later_version_are_ignored() {
        Run run = Runs.lifeOfARun().getFirst().run();

        String later = codec.write(run).replaceFirst("\\{", "{\"fromTheFuture\":[1,{}],");

        assertThat(codec.readRun(later)).isEqualTo(run);
    }

    @Test
    void what_is_no_run_is_refused_without_quoting_it() {
        assertThatThrownBy(() -> codec.readRun(
                        "{\"identity\":{\"id\":\"a\",\"namespace\":\"n\",\"nonce\":\"1-0123456789abcdef\",\"coverage\":\"DECISIVE\",\"origin\":\"o\"},\"request\":\""
                                + Runs.SECRET + "\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a Run of this format: request: an object is expected, not a text")
                .hasMessageNotContaining(Runs.SECRET)
                .hasNoCause();
    }

    @Test
    void a_run_with_a_time_that_is_none_is_refused_like_any_other_text() {
        String broken = codec.write(Runs.lifeOfARun().getFirst().run()).replace(Instant.EPOCH.toString(), "the epoch");

        assertThatThrownBy(() -> codec.readRun(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a Run");
    }
}
