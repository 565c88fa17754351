package dev.lifeline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lifeline.controller.Runs;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.explain.story.Story;
import dev.lifeline.explain.story.StoryPage;
import dev.lifeline.explain.story.Told;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that {@code lifeline explain --html} writes, opened from its file. */
@Tag("browser")
@Timeout(120)
class ExplainPageTest {
    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 480", "DARK, 480"})
    void it_is_whole_in_one_file_and_can_be_used_with_the_keyboard(ColorScheme colors, int width, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("run.html"), page());
        try (Chromium chromium = new Chromium();
                WatchedPage window = chromium.window(width, colors)) {
            Page page = window.page();
            page.navigate(file.toUri().toString());

            assertThat(page.locator("h1").innerText()).isEqualTo("nightly SUCCEEDED");
            assertThat(page.locator("svg:visible").count())
                    .as("one picture for the width")
                    .isEqualTo(1);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is cut off")
                    .isLessThanOrEqualTo(width);
            List<String> heard =
                    IntStream.range(0, 12).mapToObj(press -> focused(page)).toList();
            assertThat(heard)
                    .anyMatch(words -> words.startsWith("attempt 1: WAITING for "))
                    .anyMatch(words -> words.contains("retry 1 of 5 of budget pull"));
            window.picture("explain-" + colors.name().toLowerCase(Locale.ROOT) + "-" + width);
            window.check();
            if (width > 1000 && colors == ColorScheme.DARK) {
                PrintedPage printed = PrintedPage.of(page, "print-explain");
                assertThat(printed.isWhole()).isTrue();
                assertThat(printed.pages()).isBetween(1L, 4L);
            }
        }
    }

    /** What a screen reader says of the next thing that the Tab key leads to. */
    private static String focused(Page page) {
        page.keyboard().press("Tab");
        return String.valueOf(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"));
    }

    private static String page() {
        List<Decision> life = Runs.lifeOfARun();
        List<JournalEntry> journal = IntStream.range(0, life.size())
                .mapToObj(at -> new JournalEntry(at + 1L, life.get(at).explanation()))
                .toList();
        Told told = new Told(life.getLast().run(), journal, DefaultPolicy.named("default"), Runs.NOON.plusSeconds(100));
        return StoryPage.of(Story.of(told), Timelines.of(told.run(), told.journal(), told.now()))
                .text();
    }
}
