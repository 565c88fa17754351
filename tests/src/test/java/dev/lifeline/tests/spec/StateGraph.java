package dev.lifeline.tests.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model's graph of states, as TLC dumps it. A state is a text in the words of {@link TlaText}.
 *
 * @param initial the one in which nothing has happened
 * @param steps from each state those that it can become, itself left out
 */
record StateGraph(String initial, Map<String, Set<String>> steps) {
    private static final Pattern EDGE = Pattern.compile("(-?[0-9]+) -> (-?[0-9]+).*");
    private static final Pattern STATE = Pattern.compile("(-?[0-9]+) \\[label=\"(.*?)\"(,style = filled)?\\];?");
    private static final Pattern VARIABLE = Pattern.compile("/\\\\ (rec|tasks|procs) = ");

    static StateGraph read(Path dot) throws IOException {
        Map<String, String> states = new HashMap<>();
        Map<String, Set<String>> edges = new HashMap<>();
        String initial = "";
        try (BufferedReader lines = Files.newBufferedReader(dot)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher edge = EDGE.matcher(line);
                Matcher state = STATE.matcher(line);
                if (edge.matches()) {
                    edges.computeIfAbsent(edge.group(1), from -> new HashSet<>())
                            .add(edge.group(2));
                } else if (state.matches()) {
                    String canonical = canonical(state.group(2));
                    states.put(state.group(1), canonical);
                    initial = state.group(3) == null ? initial : canonical;
                }
            }
        }
        Map<String, Set<String>> steps = new HashMap<>();
        states.values().forEach(state -> steps.put(state, new HashSet<>()));
        edges.forEach((from, all) -> all.forEach(to -> add(steps, state(states, from), state(states, to))));
        return new StateGraph(initial, steps);
    }

    private static void add(Map<String, Set<String>> steps, String from, String to) {
        if (!from.equals(to)) {
            steps.computeIfAbsent(from, state -> new HashSet<>()).add(to);
        }
    }

    private static String state(Map<String, String> states, String name) {
        return Optional.ofNullable(states.get(name)).orElseThrow();
    }

    private static String canonical(String label) {
        String text = label.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
        Map<String, String> variables = new HashMap<>();
        Matcher variable = VARIABLE.matcher(text);
        String name = "";
        int start = 0;
        while (variable.find()) {
            if (!name.isEmpty()) {
                variables.put(name, TlaText.canonical(text.substring(start, variable.start())));
            }
            name = variable.group(1);
            start = variable.end();
        }
        variables.put(name, TlaText.canonical(text.substring(start)));
        return TlaText.record(variables);
    }
}
