package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Properties of all files in the repository. */
class RepositoryTest {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".idea", ".vscode", ".settings");

    /** In parts, so that this file does not mention them. */
    private static final List<String> NOWHERE = List.of(
            "../" + "shared",
            "/" + "work/",
            "/" + "home/",
            "/" + "root/",
            "/" + "Users/",
            "repo." + "maven.apache.org",
            "repo1." + "maven.org",
            "registry." + "npmjs.org",
            "pypi." + "org",
            "arti" + "factory");

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(Repository.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** For any file; the search is for ASCII. */
    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @Test
    void no_file_mentions_where_it_was_written_or_where_packages_are_from() throws IOException {
        List<String> mentions = new ArrayList<>();
        for (Path file : files()) {
            String text = text(file);
            NOWHERE.stream()
                    .filter(text::contains)
                    .map(mention -> Repository.ROOT.relativize(file) + " mentions " + mention)
                    .forEach(mentions::add);
        }
        assertThat(mentions).isEmpty();
        assertThat(files()).hasSizeGreaterThan(100);
    }

    @Test
    void every_module_is_in_the_architecture() throws IOException {
        Path architecture = Repository.ROOT.resolve("ARCHITECTURE.md");
        List<String> modules = Pattern.compile("<module>([^<]+)</module>")
                .matcher(text(Repository.ROOT.resolve("pom.xml")))
                .results()
                .map((MatchResult module) -> module.group(1))
                .filter(module -> !module.startsWith("."))
                .toList();
        assertThat(modules).contains("shared/lifecycle", "tests");
        if (Files.exists(architecture)) {
            assertThat(text(architecture)).contains(modules);
        }
    }
}
