package dev.lifeline.tests.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The policies in the documents, each with the comments before it that say what it decides. */
final class PolicyPage {
    private static final Pattern DECIDES = Pattern.compile("<!-- decides: (.+) -> (.+) -->");

    private PolicyPage() {}

    /** @param place file and line */
    record Snippet(String place, String yaml, List<Claim> claims) {
        Snippet {
            claims = List.copyOf(claims);
        }
    }

    /** What the page says that a policy decides. */
    record Claim(String place, String situation, String outcome) {}

    static List<Snippet> snippets() {
        return files().stream().flatMap(file -> snippets(file).stream()).toList();
    }

    /** Every page that claims anything: each of its policies must. */
    private static List<String> files() {
        try (Stream<Path> files = Files.walk(SamplePolicies.DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> SamplePolicies.DOCS.relativize(file).toString())
                    .filter(file -> lines(file).stream().anyMatch(line -> line.startsWith("<!-- decides:")))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Snippet> snippets(String file) {
        List<Snippet> snippets = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        List<String> lines = lines(file);
        for (int line = 0; line < lines.size(); line++) {
            Matcher decides = DECIDES.matcher(lines.get(line));
            if (decides.matches()) {
                claims.add(new Claim(file + ":" + (line + 1), decides.group(1), decides.group(2)));
            } else if (lines.get(line).equals("```yaml")) {
                int end = line + lines.subList(line, lines.size()).indexOf("```");
                if (lines.get(line + 1).startsWith("name: ")) {
                    String yaml = String.join("\n", lines.subList(line + 1, end));
                    snippets.add(new Snippet(file + ":" + (line + 1), yaml, claims));
                    claims.clear();
                }
                line = end;
            } else if (lines.get(line).contains("decides:") && lines.get(line).contains("<!--")) {
                throw new IllegalStateException(file + ":" + (line + 1) + " is no claim: " + lines.get(line));
            }
        }
        return snippets;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(SamplePolicies.DOCS.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
