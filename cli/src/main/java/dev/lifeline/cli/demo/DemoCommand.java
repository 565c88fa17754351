package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.TerminalKind;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import dev.lifeline.local.scenario.ScenarioPlayer;
import dev.lifeline.local.scenario.ScenarioPlayer.Direction;
import dev.lifeline.local.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays scenarios on the local cloud and shows the progress and the end of each. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the whole system on this machine and plays scenarios against the real handlers.",
            "Exits with 0 only if each ends as its file says."
        })
public final class DemoCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|DIR",
            description = "a scenario, or a folder of scenarios (default: those of Lifeline)")
    private Path scenarios = Checkout.resolve("local/scenarios");

    @Option(names = "--speed", description = "simulated seconds per second, 1 to 60 (default: ${DEFAULT-VALUE})")
    private int speed = 20;

    @Option(names = "--seed", description = "the seed of everything random (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", description = "print one JSON object per scenario, at the end")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        SimulationSpeed.check(speed);
        List<Scenario> plays = ScenarioReader.read(scenarios);
        Printer out = Printer.out(spec.commandLine());
        ScenarioListener listener = json
                ? new NoProgress()
                : TerminalKind.isTerminal() ? new ProgressBoard(plays, out) : new ProgressLines(out);
        Direction direction = new Direction(Checkout.resolve("template.yaml"), speed, seed, Duration.ofSeconds(1));
        List<ScenarioOutcome> outcomes = new ScenarioPlayer(plays, listener).play(direction);
        if (json) {
            outcomes.forEach(outcome -> out.line(OutcomeJson.of(outcome)));
        } else {
            new ScenarioTable(out).print(outcomes);
        }
        return outcomes.stream().allMatch(outcome -> outcome.differences().isEmpty())
                ? 0
                : ExitStatus.NOT_AS_WANTED.code();
    }
}
