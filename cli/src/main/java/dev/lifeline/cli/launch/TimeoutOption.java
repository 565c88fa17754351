package dev.lifeline.cli.launch;

import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.shape.WrittenDuration;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a command waits. */
final class TimeoutOption {
    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "how long to wait, such as 10m; then exit with 124, and the run goes on (default: no limit)")
    private Optional<String> timeout = Optional.empty();

    Optional<Duration> span() {
        return timeout.map(text -> WrittenDuration.parse(text)
                .orElseThrow(
                        () -> new WrongInput("--timeout: " + text + " is not a duration; " + WrittenDuration.HINT)));
    }
}
