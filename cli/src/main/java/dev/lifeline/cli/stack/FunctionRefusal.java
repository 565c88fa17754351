package dev.lifeline.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.output.CommandFailed;
import java.util.List;
import java.util.stream.Stream;

/** A function refused the request. Repeating it is refused again. */
public final class FunctionRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, by the class of the function's error. */
    public enum RefusalKind {
        /** The request has problems. */
        INVALID,
        /** There is no such run. */
        NO_SUCH_RUN,
        /** The run's state does not allow it. */
        STATE
    }

    private final RefusalKind kind;

    private FunctionRefusal(RefusalKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public RefusalKind kind() {
        return kind;
    }

    /** One line; of an invalid request one more per problem, indented, so that none can imitate our own lines. */
    public List<String> lines() {
        String message = String.valueOf(getMessage());
        if (kind != RefusalKind.INVALID) {
            return List.of(message);
        }
        List<String> lines = message.lines().toList();
        return Stream.concat(lines.stream().limit(1), lines.stream().skip(1).map(line -> "  " + line))
                .toList();
    }

    /** The error of an invocation, from its payload. */
    static RuntimeException of(StackFunction function, LifelineStack stack, JsonNode error) {
        String type = error.path("errorType").asText("");
        String message = CommandWords.of(error.path("errorMessage").asText("no message"));
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "InvalidRunRequest" -> new FunctionRefusal(RefusalKind.INVALID, message);
            case "NoSuchRun" -> new FunctionRefusal(RefusalKind.NO_SUCH_RUN, message);
            case "RunRefused" -> new FunctionRefusal(RefusalKind.STATE, message);
            case "RunUnavailable", "LaunchUnavailable" -> new CommandFailed(message + "; try again in a minute");
            default ->
                new CommandFailed(function + " of stack " + stack.name() + " failed: " + message + "; see its log in "
                        + stack.find("LogGroupName").orElse("the log group of the functions"));
        };
    }
}
