package dev.lifeline.lifecycle.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.Requests;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.cause.CorpusRow;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.policy.BudgetGroup;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.Adoption;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decisions of the default policy about failures that people reported in public. */
class SituationsTest {
    private static final Circumstances CIRCUMSTANCES = new Circumstances(
            DefaultPolicy.named("default").orElseThrow(),
            Optional.empty(),
            CauseCatalog.standard(),
            Limits.STANDARD,
            Instant.parse("2026-08-03T09:16:00Z"),
            0.5);

    @ParameterizedTest
    @MethodSource("situations")
    void a_reported_situation_ends_with_its_cause_verdict_and_state(String line) {
        CorpusRow row = CorpusRow.parse(line);

        Decision decision = Supervisor.adopt(
                Scene.IDENTITY, new Adoption(Requests.of(row.essentials()), List.of()), row.task(), CIRCUMSTANCES);

        List<Cause> causes =
                decision.explanation().cause().map(why -> why.cause()).stream().toList();
        assertThat(row.causes()).as("%s", decision.explanation()).containsAll(causes);
        assertThat(causes.isEmpty()).isEqualTo(row.causes().isEmpty());
        assertThat(verdicts(row)).as("verdicts").contains(verdict(decision.run()));
        assertThat(row.further().get(1).split("\\|"))
                .as("states")
                .contains(decision.run().attempt().status().state().name());
    }

    static Stream<String> situations() {
        return CorpusRow.lines("situations.tsv");
    }

    private static List<String> verdicts(CorpusRow row) {
        String expected = row.further().get(0);
        return switch (expected) {
            case "any" -> List.of("retry", "retry-host", "fail");
            case "retry" -> List.of("retry", "retry-host");
            default -> List.of(expected);
        };
    }

    private static String verdict(Run run) {
        return switch (run.phase()) {
            case Phase.BackingOff waiting -> run.spent().containsKey(BudgetGroup.HOST) ? "retry-host" : "retry";
            case Phase.Ended ended -> ended.result() == Phase.Result.SUCCEEDED ? "success" : "fail";
            case Phase.Attempting attempting -> "goes-on";
            case Phase.AwaitingRecord awaiting -> "waits";
        };
    }
}
