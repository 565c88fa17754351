package dev.lifeline.local.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifeline.controller.json.Problem;
import dev.lifeline.simulator.model.TaskLastStatus;
import dev.lifeline.simulator.script.Behaviour;
import dev.lifeline.simulator.script.CallFault;
import dev.lifeline.simulator.script.ContainerEnd;
import dev.lifeline.simulator.script.ContainerFate;
import dev.lifeline.simulator.script.ContainerFault;
import dev.lifeline.simulator.script.CreateError;
import dev.lifeline.simulator.script.Durations;
import dev.lifeline.simulator.script.EventFaults;
import dev.lifeline.simulator.script.FailureText;
import dev.lifeline.simulator.script.InitError;
import dev.lifeline.simulator.script.LostTasks;
import dev.lifeline.simulator.script.NamePattern;
import dev.lifeline.simulator.script.PullError;
import dev.lifeline.simulator.script.Script;
import dev.lifeline.simulator.script.ScriptedAttempt;
import dev.lifeline.simulator.script.ScriptedLine;
import dev.lifeline.simulator.script.Selector;
import dev.lifeline.simulator.script.StartError;
import dev.lifeline.simulator.script.StopFault;
import dev.lifeline.simulator.script.TaskFate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A script in YAML")
final class ScriptReaderTest {
    private static String everyKey() throws IOException {
        try (InputStream file = ScriptReaderTest.class.getResourceAsStream("/script/every-key.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("says for every attempt what goes wrong")
    void everyKeyIsRead() throws IOException {
        Script script = ScriptReader.read("every-key.yaml", everyKey());

        Behaviour nightly = script.behaviours().getFirst();
        assertThat(nightly.select())
                .isEqualTo(new Selector(
                        new NamePattern("prod"),
                        new NamePattern("nightly-*"),
                        Optional.of(new NamePattern("registry.example/app:*")),
                        Optional.of(new NamePattern("app"))));
        assertThat(nightly.attempts())
                .extracting(ScriptedAttempt::container)
                .containsExactly(
                        ContainerFate.of(new ContainerFault.Pull(PullError.TIMEOUT, ContainerFault.Cache.EMPTY)),
                        new ContainerFate(
                                Optional.of(new ContainerFault.Pull(
                                        PullError.RATE_LIMITED, ContainerFault.Cache.STALE_COPY)),
                                Optional.of(new ContainerEnd.Exits(3, Optional.of(Duration.ofSeconds(90)))),
                                Optional.empty()),
                        ContainerFate.of(new ContainerFault.Pull(
                                new FailureText.Literal("CannotPullContainerError: in the words of the day"),
                                ContainerFault.Cache.EMPTY)),
                        ContainerFate.of(new ContainerFault.LatePull(PullError.DENIED)),
                        ContainerFate.of(new ContainerFault.Create(CreateError.VOLUME)),
                        ContainerFate.of(new ContainerFault.Start(StartError.CANNOT_START, ContainerFault.After.STOPS)),
                        ContainerFate.of(
                                new ContainerFault.Start(StartError.EOF, ContainerFault.After.RUNS_ALL_THE_SAME)),
                        new ContainerFate(
                                Optional.empty(),
                                Optional.of(new ContainerEnd.Exits(1, Optional.of(Duration.ofSeconds(30)))),
                                Optional.of(List.of(
                                        new ScriptedLine(Duration.ZERO, "3 files to read"),
                                        new ScriptedLine(Duration.ofSeconds(20), "no such file: 2")))),
                        ContainerFate.of(new ContainerEnd.OutOfMemory(137, Optional.of(Duration.ofMillis(500)))),
                        ContainerFate.of(new ContainerEnd.Unhealthy(
                                ContainerEnd.Consequence.ONLY_SHOWN, Optional.of(Duration.ofSeconds(10)))),
                        ContainerFate.GOOD);
        assertThat(script.behaviours().get(1).attempts())
                .containsExactly(
                        ScriptedAttempt.of(new TaskFate.Init(InitError.SECRETS_THROTTLED)),
                        ScriptedAttempt.of(new TaskFate.Init(
                                new FailureText.Literal("ResourceInitializationError: in the words of the day"))),
                        ScriptedAttempt.of(new TaskFate.Spot(Duration.ofSeconds(10), Duration.ofSeconds(30))),
                        ScriptedAttempt.of(new TaskFate.HostLoss(Duration.ofSeconds(10), LostTasks.SILENT)),
                        ScriptedAttempt.of(new TaskFate.Maintenance(Duration.ofMinutes(1))),
                        ScriptedAttempt.of(new TaskFate.Stuck(TaskLastStatus.PENDING)),
                        ScriptedAttempt.withoutCapacity("RESOURCE:MEMORY"),
                        ScriptedAttempt.GOOD
                                .throttled(2)
                                .with(new Durations(Map.of(TaskLastStatus.PENDING, Duration.ofHours(1)))),
                        ScriptedAttempt.GOOD.with(new StopFault(StopFault.StopFaultKind.IGNORED, 1)),
                        ScriptedAttempt.GOOD.with(new EventFaults(
                                2, Set.of(3L), Map.of(4L, Duration.ofSeconds(10)), Duration.ofSeconds(5))));
        assertThat(script.calls())
                .extracting(CallFault::kind)
                .containsExactly(
                        new CallFault.CallFaultKind.ConnectionClosed(Duration.ofSeconds(1)),
                        new CallFault.CallFaultKind.LateAnswer(Duration.ofSeconds(5)),
                        new CallFault.CallFaultKind.ErrorBefore(),
                        new CallFault.CallFaultKind.ErrorAfter(),
                        new CallFault.CallFaultKind.Throttled(),
                        new CallFault.CallFaultKind.Throttled());
        assertThat(script.calls().getFirst().skip()).isEqualTo(1);
        assertThat(script.durations().in(TaskLastStatus.RUNNING)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    @DisplayName("may be empty: then nothing fails")
    void emptyIsGood() {
        assertThat(ScriptReader.read("empty.yaml", "")).isEqualTo(Script.NOTHING_FAILS);
    }

    @Test
    @DisplayName("that is broken is refused with every problem at once, each with its path and a hint")
    void allProblemsAtOnce() {
        String broken = """
                durations: { pending: soon }
                behaviors: []
                behaviours:
                  - select: { familie: web }
                    attempts:
                      - pull: { error: slow }
                      - pull: { cached: true }
                      - exit: { code: 256 }
                        health: {}
                      - stuck: sleeping
                      - spot: { grace: 3m }
                      - events: { drop: [0] }
                      - stop: { times: 1 }
                  - attempts: []
                calls:
                  - { fault: lost }
                """;

        BrokenScriptException refusal =
                catchThrowableOfType(BrokenScriptException.class, () -> ScriptReader.read("broken.yaml", broken));

        assertThat(refusal.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "broken.yaml: durations.pending",
                        "broken.yaml: behaviors",
                        "broken.yaml: behaviours[0].select.familie",
                        "broken.yaml: behaviours[0].attempts[0].pull.error",
                        "broken.yaml: behaviours[0].attempts[1].pull.error",
                        "broken.yaml: behaviours[0].attempts[2].exit.code",
                        "broken.yaml: behaviours[0].attempts[2].health",
                        "broken.yaml: behaviours[0].attempts[3].stuck",
                        "broken.yaml: behaviours[0].attempts[4].spot.grace",
                        "broken.yaml: behaviours[0].attempts[5].events.drop[0]",
                        "broken.yaml: behaviours[0].attempts[6].stop.fault",
                        "broken.yaml: behaviours[1].attempts",
                        "broken.yaml: calls[0].operation",
                        "broken.yaml: calls[0].fault");
        assertThat(refusal)
                .hasMessageContaining("behaviors: unknown field; did you mean behaviours?")
                .hasMessageContaining("pull.error: unknown word slow; known are timeout, rate-limited, not-found");
    }

    @Test
    @DisplayName("that is no YAML, or no mapping, is refused too")
    void noYaml() {
        for (String text : List.of("a: [", "- a", "a: 1\na: 2", "!!java.net.URL [x]")) {
            assertThatThrownBy(() -> ScriptReader.read("x.yaml", text))
                    .isInstanceOf(BrokenScriptException.class)
                    .hasMessageStartingWith("x.yaml: ");
        }
    }
}
