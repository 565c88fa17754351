package dev.lifeline.cli.stack;

import java.util.List;
import java.util.Map;

/** What the functions say to programs, in the words of the command. */
final class CommandWords {
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("ListRuns shows the runs", "lifeline ps --all lists the runs"),
            Map.entry("RERUN begins another generation", "lifeline rerun runs it again"),
            Map.entry("STOP was refused", "not stopped"),
            Map.entry("SUSPEND was refused", "not suspended"),
            Map.entry("RESUME was refused", "not resumed"),
            Map.entry("RERUN was refused", "not run again"),
            Map.entry("cluster: missing", "cluster: missing; name one with --cluster"),
            Map.entry("taskDefinition: missing", "taskDefinition: missing; name one with --task-definition"));

    private CommandWords() {}

    static String of(String message) {
        String said = message;
        for (Map.Entry<String, String> word : WORDS) {
            said = said.replace(word.getKey(), word.getValue());
        }
        return said;
    }
}
