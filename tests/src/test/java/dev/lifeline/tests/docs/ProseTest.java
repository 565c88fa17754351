package dev.lifeline.tests.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No comment, message or document contains a phrase of {@code prose.tsv}, which says what to write instead. */
class ProseTest {
    private static final Path PHRASES = Repository.ROOT.resolve("tests/src/test/resources/docs/prose.tsv");
    private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea");

    /** Files of words, of samples and of AWS's texts. */
    private static final Pattern NOT_PROSE = Pattern.compile(".*(\\.tsv|\\.json|\\.txt|\\.tla|/package-lock\\.json)");

    private static final Pattern PROSE =
            Pattern.compile(".*(\\.java|\\.md|\\.yaml|\\.toml|\\.xml|\\.cfg|Makefile|/\\.ci/.*|/lifeline|/run)");

    /** @param instead what to write */
    private record AvoidedPhrase(Pattern avoid, String instead) {}

    private record ProseFinding(String place, String phrase, String instead) {
        @Override
        public String toString() {
            return place + ": \"" + phrase + "\"; write: " + instead;
        }
    }

    @Test
    void nobody_writes_a_phrase_of_the_list() throws IOException {
        List<AvoidedPhrase> phrases = phrases();
        // One pattern for all, since most words begin none of them.
        Pattern any = Pattern.compile(
                phrases.stream().map(phrase -> phrase.avoid().pattern()).collect(joining("|", "\\b(?:", ")")));
        List<ProseFinding> findings = new ArrayList<>();
        for (Path file : files()) {
            for (String text : prose(file)) {
                Matcher found = any.matcher(text);
                while (found.find()) {
                    findings.add(new ProseFinding(
                            Repository.ROOT.relativize(file) + ":" + line(text, found.start()),
                            found.group(),
                            instead(phrases, found.group())));
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    private static String instead(List<AvoidedPhrase> phrases, String found) {
        return phrases.stream()
                .filter(phrase -> phrase.avoid().matcher(found).lookingAt())
                .map(AvoidedPhrase::instead)
                .findFirst()
                .orElse("something else");
    }

    private static long line(String text, int place) {
        return 1 + text.substring(0, place).lines().skip(1).count();
    }

    @Test
    void comments_and_text_literals_are_separated_and_keep_their_lines() {
        String source = """
                /** Is
                 * told of. */
                class Words { // tells
                    String words = "cannot // be had";
                }
                """;
        assertThat(SourceText.comments(source).lines().map(String::strip))
                .containsExactly("/** Is", "told of. */", "// tells", "", "");
        assertThat(SourceText.literals(source).lines().map(String::strip))
                .containsExactly("", "", "", "\"cannot // be had\"", "");
    }

    @Test
    void every_kind_of_file_is_read() throws IOException {
        assertThat(files())
                .hasSizeGreaterThan(700)
                .extracting(file -> file.getFileName().toString())
                .contains("README.md", "template.yaml", "Makefile", "ProseTest.java");
    }

    private static List<AvoidedPhrase> phrases() throws IOException {
        return Files.readAllLines(PHRASES).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(cells -> new AvoidedPhrase(Pattern.compile(cells[0].replace(" ", "\\s+")), cells[1]))
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(
                                    Repository.ROOT.relativize(file).toString().split("/"))
                            .noneMatch(SKIPPED::contains))
                    .filter(file -> PROSE.matcher(file.toString()).matches())
                    .filter(file -> !NOT_PROSE.matcher(file.toString()).matches())
                    .toList();
        }
    }

    /** Comments of Java files, string literals of main code, and the whole text of other files; in lower case. */
    private static List<String> prose(Path file) throws IOException {
        String text = Files.readString(file);
        if (!file.toString().endsWith(".java")) {
            return List.of(text.toLowerCase(Locale.ROOT));
        }
        List<String> prose = new ArrayList<>();
        prose.add(SourceText.comments(text).toLowerCase(Locale.ROOT));
        if (file.toString().contains("/src/main/")) {
            prose.add(SourceText.literals(text).toLowerCase(Locale.ROOT));
        }
        return prose;
    }
}
