package dev.lifeline.tests.docs;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One Markdown file of the repository. */
record MarkdownPage(Path file, String text) {
    private static final Set<String> BUILT = Set.of("target", ".git", "node_modules");
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\\[]*]\\(([^)\\s]+)\\)");

    /** Every Markdown file outside build folders, in the order of their paths. */
    static List<MarkdownPage> all() {
        try (Stream<Path> files = Files.walk(Repository.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of(
                                    Repository.ROOT.relativize(file).toString().split("/"))
                            .noneMatch(BUILT::contains))
                    .sorted()
                    .map(MarkdownPage::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return Repository.ROOT.relativize(file).toString();
    }

    /** The text without code blocks. */
    String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    /** The targets of all links that are not addresses on the web. */
    List<String> links() {
        return LINK.matcher(prose())
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .toList();
    }

    /** GitHub's anchor of each heading: lower case, hyphens for spaces, no punctuation. */
    Set<String> anchors() {
        return prose().lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
