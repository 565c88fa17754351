package dev.lifeline.tests.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/policies.md}: its snippets, each with the comments before it that say what it decides. */
final class Page {
    private static final Path FILE = Path.of(System.getProperty("lifeline.root"), "docs/policies.md");
    private static final Pattern DECIDES = Pattern.compile("<!-- decides: (.+) -> (.+) -->");

    private Page() {}

    /** A policy on the page. */
    record Snippet(int line, String yaml, List<Claim> claims) {
        Snippet {
            claims = List.copyOf(claims);
        }
    }

    /** What the page says that a policy decides. */
    record Claim(int line, String situation, String outcome) {}

    static List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        List<String> lines = lines();
        for (int line = 0; line < lines.size(); line++) {
            Matcher decides = DECIDES.matcher(lines.get(line));
            if (decides.matches()) {
                claims.add(new Claim(line + 1, decides.group(1), decides.group(2)));
            } else if (lines.get(line).equals("```yaml")) {
                int end = line + lines.subList(line, lines.size()).indexOf("```");
                snippets.add(new Snippet(line + 1, String.join("\n", lines.subList(line + 1, end)), claims));
                claims.clear();
                line = end;
            } else if (lines.get(line).contains("decides:") && lines.get(line).contains("<!--")) {
                throw new IllegalStateException("line " + (line + 1) + " is no claim: " + lines.get(line));
            }
        }
        return snippets;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
