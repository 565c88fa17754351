package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Diagrams and tables in the documents that the code writes: what is between {@code <!-- generated: NAME -->} and
 * {@code <!-- end of NAME -->}.
 *
 * <p>{@code make docs} writes them again.
 */
class GeneratedSectionsTest {
    private static final Map<String, Callable<String>> SECTIONS = Map.of(
            "state diagram", LifecycleSections::diagram,
            "transitions", LifecycleSections::table,
            "causes", CatalogSections::causes,
            "metrics", CatalogSections::metrics,
            "run events", CatalogSections::runEvents,
            "parameters", CatalogSections::parameters,
            "commands", CommandSections::commands,
            "run commands", CommandSections::runCommands,
            "parts", PartsSection::diagram);

    private static final Pattern SECTION = Pattern.compile("(?s)<!-- generated: ([^>]+) -->\n(.*?)<!-- end of \\1 -->");

    @TestFactory
    Stream<DynamicTest> every_generated_section_is_what_the_code_says_now() {
        return MarkdownPage.all().stream()
                .filter(page -> SECTION.matcher(page.text()).find())
                .map(page -> DynamicTest.dynamicTest(
                        page.name(),
                        () -> assertThat(written(page))
                                .as("make docs writes it again")
                                .isEqualTo(renewed(page.text()))));
    }

    @Test
    void every_section_is_in_exactly_one_page() {
        List<String> found = MarkdownPage.all().stream()
                .flatMap(page -> SECTION.matcher(page.text()).results())
                .map((MatchResult section) -> section.group(1))
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(SECTIONS.keySet());
    }

    private static String written(MarkdownPage page) throws Exception {
        if (Boolean.getBoolean("lifeline.write")) {
            Files.writeString(page.file(), renewed(page.text()));
        }
        return Files.readString(page.file());
    }

    private static String renewed(String text) throws Exception {
        StringBuilder renewed = new StringBuilder();
        Matcher section = SECTION.matcher(text);
        while (section.find()) {
            String name = section.group(1);
            Callable<String> source = SECTIONS.get(name);
            if (source == null) {
                throw new IOException("nothing generates the section " + name);
            }
            section.appendReplacement(
                    renewed,
                    Matcher.quoteReplacement("<!-- generated: " + name + " -->\n\n" + source.call() + "\n\n<!-- end of "
                            + name + " -->"));
        }
        return section.appendTail(renewed).toString();
    }
}
