package dev.lifeline.cli.demo;

import dev.lifeline.cli.output.ExitStatus;
import dev.lifeline.cli.output.OutputOptions;
import dev.lifeline.cli.output.PageFile;
import dev.lifeline.cli.output.Screen;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.local.scenario.Scenario;
import dev.lifeline.local.scenario.ScenarioListener;
import dev.lifeline.local.scenario.ScenarioOutcome;
import dev.lifeline.local.scenario.ScenarioPlayer;
import dev.lifeline.local.scenario.ScenarioPlayer.Direction;
import dev.lifeline.local.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write a page with all runs, their pictures and their stories, as one HTML file")
    private Optional<String> report = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        SimulationSpeed.check(speed);
        Optional<PageFile> page = report.map(DemoCommand::file);
        List<Scenario> plays = ScenarioReader.read(scenarios);
        Direction direction = new Direction(Checkout.resolve("template.yaml"), speed, seed, Duration.ofSeconds(1));
        List<ScenarioOutcome> outcomes = played(plays, direction);
        page.ifPresent(file -> file.write(new DemoReport(outcomes).text(), output));
        if (output.isText()) {
            new ScenarioTable(output).print(outcomes);
            output.out()
                    .line(page.map(file -> "Open " + file.path().toAbsolutePath() + " in a browser.")
                            .orElse("lifeline demo --report demo.html draws each run."));
        } else {
            output.print(outcomes, OutcomeJson::of, Object::toString, "");
        }
        return outcomes.stream().allMatch(outcome -> outcome.isAsExpected()) ? 0 : ExitStatus.NOT_AS_WANTED.code();
    }

    private static PageFile file(String name) {
        PageFile page = new PageFile("--report", name).checked();
        if (page.isOutput()) {
            throw new WrongInput("--report: name a file, such as demo.html; the output shows the progress");
        }
        return page;
    }

    /**
     * The screen is closed before the table, which asks the terminal for its width: only one at a time gets an answer.
     */
    private List<ScenarioOutcome> played(List<Scenario> plays, Direction direction) {
        if (!output.terminal().canRedraw()) {
            ScenarioListener lines = output.isText() ? new ProgressLines(output.out()) : new NoProgress();
            return new ScenarioPlayer(plays, lines).play(direction);
        }
        try (Screen screen = Screen.of(output)) {
            return new ScenarioPlayer(plays, new ProgressBoard(plays, screen)).play(direction);
        }
    }
}
