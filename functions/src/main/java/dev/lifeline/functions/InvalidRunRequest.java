package dev.lifeline.functions;

import dev.lifeline.controller.json.Problem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A request about runs is invalid, and nothing was done. Repeating it fails again. Lambda reports the name of this
 * class as {@code errorType}. Callers and retry rules match it, so do not rename it.
 *
 * <p>The first line of the message counts the problems, and each further line is one, as {@code path: what is wrong}.
 * No problem quotes an environment value.
 */
public final class InvalidRunRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Lambda truncates longer messages, and a failure queue limits their size. */
    private static final int MOST_PROBLEMS = 100;

    private static final int LONGEST_LINE = 500;

    /** @param consequence what did not happen, such as {@code nothing was launched} */
    InvalidRunRequest(String consequence, List<Problem> problems) {
        // The stack trace is always the same, and would be logged and sent to the failure queue each time.
        super(text(consequence, problems), null, false, false);
    }

    private static String text(String consequence, List<Problem> problems) {
        String first = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        String more = problems.size() > MOST_PROBLEMS ? "\nand " + (problems.size() - MOST_PROBLEMS) + " more" : "";
        return problems.stream()
                .limit(MOST_PROBLEMS)
                .map(InvalidRunRequest::line)
                .collect(Collectors.joining("\n", consequence + ", the request has " + first + ":\n", more));
    }

    /** Paths contain field names that the caller chose. */
    private static String line(Problem problem) {
        String line = problem.toString().replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }
}
