package dev.lifeline.lifecycle.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.SeedTable;
import dev.lifeline.lifecycle.Thinning;
import dev.lifeline.lifecycle.container.ErrorName.KnownErrorName;
import dev.lifeline.lifecycle.container.ErrorName.UnknownErrorName;
import dev.lifeline.lifecycle.container.ErrorVerdict.Branch;
import dev.lifeline.lifecycle.container.EventErrors.AgentContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventErrorsTest {

    private static final SeedTable TABLE = SeedTable.read("container-errors.txt", "handleEventError");
    private static final SeedTable START = SeedTable.read("container-errors.txt", "start");
    private static final ContainerError FIRST =
            new ContainerError(KnownErrorName.CANNOT_PULL_CONTAINER_ERROR, "the first error");

    private record Answer(
            String branch, boolean proceeds, boolean stopsTask, boolean forcesStop, Container container) {}

    private record AgentCase(
            Container before, ContainerStatus event, ContainerError error, AgentContext circumstances) {}

    /** A prime still meets every value of every column. */
    private static final int STEP = 11;

    @Test
    void handleEventError_answers_what_the_ECS_agent_answers() {
        assertAnswers(STEP);
    }

    @Test
    @Tag("long")
    void handleEventError_answers_what_the_ECS_agent_answers_for_every_container_event_and_error() {
        assertAnswers(1);
    }

    private static void assertAnswers(int step) {
        List<String> wrong = new ArrayList<>();
        int cases = 0;
        for (ContainerError error : errors()) {
            for (Container before : containers()) {
                for (ContainerStatus event : ContainerStatus.values()) {
                    for (AgentContext circumstances : circumstances()) {
                        if (cases++ % step != 0 || !Thinning.keeps(cases)) {
                            continue;
                        }
                        AgentCase it = new AgentCase(before, event, error, circumstances);
                        Answer actual = actual(it);
                        Answer expected = expected(it);
                        if (!actual.equals(expected)) {
                            wrong.add("%s%n  expected %s%n  but was  %s".formatted(it, expected, actual));
                        }
                    }
                }
            }
        }
        assertThat(wrong.stream().limit(3)).as("%d wrong answers", wrong.size()).isEmpty();
        // (known names + an unknown one) x texts, known x desired x applying error, event, pull x ping
        assertThat(cases).isEqualTo((48 + 1) * 4 * (7 * 7 * 2) * 7 * (4 * 2));
    }

    private static Answer actual(AgentCase it) {
        ErrorVerdict verdict = EventErrors.handleEventError(it.before(), it.event(), it.error(), it.circumstances());
        return new Answer(
                verdict.branch().name(),
                verdict.proceeds(),
                verdict.stopsTask(),
                verdict.forcesStop(),
                verdict.container());
    }

    private static Answer expected(AgentCase it) {
        AgentContext circumstances = it.circumstances();
        List<String> row = TABLE.row(it.event(), circumstances.pull().word(), circumstances.ping());
        String branch = row.get(3).equals("see-start") ? startBranch(it.error()) : row.get(3);
        Container before = it.before();
        Container after = new Container(
                before.name(),
                row.get(4).equals("event") ? it.event() : before.known(),
                row.get(5).equals("STOPPED") ? ContainerStatus.STOPPED : before.desired(),
                before.applyingError().isPresent() ? before.applyingError() : Optional.of(it.error()));
        boolean forced = row.get(3).equals("see-start") && !branch.equals("START_FAILED");
        return new Answer(branch, row.get(7).equals("yes"), row.get(6).equals("STOPPED"), forced, after);
    }

    private static String startBranch(ContainerError error) {
        String text = error.text().matches("(?s).*EOF") ? "ends-in-EOF" : "other";
        return START.rows().stream()
                .filter(row -> row.get(0).equals(error.name().text())
                        && (row.get(1).equals("*") || row.get(1).equals(text)))
                .map(row -> row.get(2))
                .findFirst()
                .orElse("START_FAILED");
    }

    private static List<ContainerError> errors() {
        List<ErrorName> names = new ArrayList<>(List.of(KnownErrorName.values()));
        names.add(new UnknownErrorName("CannotDoThisYetError"));
        return names.stream()
                .flatMap(name -> List.of("", "EOF", "Post http://docker: unexpected EOF", "EOF, it said").stream()
                        .map(text -> new ContainerError(name, text)))
                .toList();
    }

    private static List<Container> containers() {
        List<Container> containers = new ArrayList<>();
        for (ContainerStatus known : ContainerStatus.values()) {
            for (ContainerStatus desired : ContainerStatus.values()) {
                containers.add(new Container("app", known, desired, Optional.empty()));
                containers.add(new Container("app", known, desired, Optional.of(FIRST)));
            }
        }
        return containers;
    }

    private static List<AgentContext> circumstances() {
        List<AgentContext> all = new ArrayList<>();
        for (PullBehavior pull : PullBehavior.values()) {
            for (Ping ping : Ping.values()) {
                all.add(new AgentContext(pull, ping));
            }
        }
        return all;
    }

    @Test
    void every_branch_can_be_reached_from_the_table() {
        List<String> reachable = new ArrayList<>(List.of("START_FAILED"));
        TABLE.rows().forEach(row -> reachable.add(row.get(3)));
        START.rows().forEach(row -> reachable.add(row.get(2)));
        assertThat(reachable)
                .contains(Arrays.stream(Branch.values()).map(Branch::name).toArray(String[]::new));
    }
}
