package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarkdownPagesTest {
    private static final int MOST_LINES = 250;

    /** A log of changes and a list of samples grow with the project; all other pages answer one question. */
    private static final List<String> LISTS = List.of("CHANGELOG.md", "events/README.md");

    private static final List<MarkdownPage> PAGES = MarkdownPage.all();

    @Test
    void no_page_is_longer_than_250_lines() {
        assertThat(PAGES)
                .hasSizeGreaterThan(40)
                .filteredOn(page -> !LISTS.contains(page.name()))
                .allSatisfy(page ->
                        assertThat(page.text().lines().count()).as(page.name()).isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading_that_exist() {
        assertThat(PAGES.stream().flatMap(MarkdownPagesTest::broken)).isEmpty();
    }

    @Test
    void every_page_of_the_documentation_is_in_its_index() {
        MarkdownPage index = PAGES.stream()
                .filter(page -> page.name().equals("docs/README.md"))
                .findFirst()
                .orElseThrow();
        assertThat(index.links())
                .containsAll(PAGES.stream()
                        .map(MarkdownPage::name)
                        .filter(name -> name.matches("docs/(tutorial|how-to|reference|explanation)/.+"))
                        .map(name -> name.substring("docs/".length()))
                        .toList());
    }

    private static Stream<String> broken(MarkdownPage page) {
        return page.links().stream().filter(target -> !exists(page, target)).map(target -> page.name() + ": " + target);
    }

    private static boolean exists(MarkdownPage page, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? page.file()
                : page.file().resolveSibling(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || MarkdownPage.read(file).anchors().contains(parts[1]);
    }
}
