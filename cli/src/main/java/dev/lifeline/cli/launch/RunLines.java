package dev.lifeline.cli.launch;

import dev.lifeline.cli.answer.RunAnswer;
import dev.lifeline.cli.output.Printer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line whenever a run has changed, until it has ended. */
final class RunLines implements RunProgress {
    private final Printer err;
    private final Map<String, String> last = new HashMap<>();

    RunLines(Printer err) {
        this.err = err;
    }

    @Override
    public void show(List<RunAnswer> runs) {
        runs.stream().filter(run -> !run.hasEnded()).forEach(run -> {
            String standing = run.standing();
            String attempt = standing.equals(run.state()) ? "" : " " + run.state();
            String state = run.run() + " " + standing + "  attempt " + run.attempts() + attempt;
            if (!state.equals(last.put(run.run(), state))) {
                String why = run.why().toString();
                err.line(state + (why.isEmpty() ? "" : "  " + why));
            }
        });
    }
}
