package dev.lifeline.cli.stack;

import dev.lifeline.cli.output.WrongInput;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of Lifeline.
 *
 * @param outputs as the template names them
 * @param where where it was found, for messages: {@code region eu-west-1}
 */
public record LifelineStack(String name, Map<String, String> outputs, String where) {
    /** The outputs by which a stack of Lifeline is known. */
    static final String TABLE = "TableName";

    public LifelineStack {
        outputs = Map.copyOf(outputs);
    }

    static boolean isLifeline(Map<String, String> outputs) {
        return outputs.containsKey(TABLE) && outputs.containsKey(StackFunction.LAUNCH_RUN.output());
    }

    /** @throws WrongInput if the stack has no such output, because its version is another one */
    String output(String key) {
        return Optional.ofNullable(outputs.get(key))
                .orElseThrow(
                        () -> new WrongInput(
                                "stack " + name + " has no output " + key
                                        + ": it is of another version of Lifeline; update the stack, or use the command of its version"));
    }

    /** The output, if this stack has one. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(outputs.get(key));
    }
}
