package dev.lifeline.tests.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policies in the documents, each with the comments before it that say what it decides. */
final class PolicyPage {
    private static final List<String> FILES = List.of(
            "how-to/write-a-policy.md",
            "how-to/try-a-policy.md",
            "how-to/adopt-foreign-tasks.md",
            "how-to/coming-from-another-scheduler.md",
            "reference/policy.md",
            "reference/causes.md",
            "tutorial/deploy.md");
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
        return FILES.stream().flatMap(file -> snippets(file).stream()).toList();
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
                snippets.add(
                        new Snippet(file + ":" + (line + 1), String.join("\n", lines.subList(line + 1, end)), claims));
                claims.clear();
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
