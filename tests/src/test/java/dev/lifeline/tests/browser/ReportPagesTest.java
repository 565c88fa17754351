package dev.lifeline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.lifeline.tests.Repository;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that {@code demo --report} and {@code policy test --html} write, opened from their files. */
@Tag("browser")
@Isolated("where the command finds its checkout is a system property")
@Timeout(120)
class ReportPagesTest {
    /** At least as many as a page has links, folds and tables. */
    private static final int STOPS = 60;

    @TempDir
    private static Path folder;

    private static Map<String, Path> pages;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        System.setProperty("lifeline.home", Repository.ROOT.toString());
        pages = Map.of("demo", Reports.demo(folder), "what-if", Reports.whatIf(folder));
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        System.clearProperty("lifeline.home");
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "demo, LIGHT, 1280",
        "demo, DARK, 1280",
        "demo, LIGHT, 480",
        "demo, DARK, 480",
        "what-if, LIGHT, 1280",
        "what-if, DARK, 1280",
        "what-if, LIGHT, 480",
        "what-if, DARK, 480"
    })
    void a_report_is_whole_in_one_file_and_can_be_used_with_the_keyboard(String name, ColorScheme colors, int width) {
        try (WatchedPage window = chromium.window(width, colors)) {
            Page page = window.page();
            page.navigate(pages.get(name).toUri().toString());
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("nothing is cut off")
                    .isLessThanOrEqualTo(width);
            List<Object> signs = signs(page);
            assertThat(signs).hasSizeGreaterThan(10).doesNotContain("");
            Set<Object> heard = new HashSet<>();
            for (int press = 0; press < STOPS + signs.size(); press++) {
                page.keyboard().press("Tab");
                heard.add(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"));
            }
            assertThat(heard).as("the keyboard reaches every sign").containsAll(signs);
            if (width > 1000 && colors == ColorScheme.LIGHT && name.equals("what-if")) {
                window.page().evaluate("document.activeElement.blur(); scrollTo(0, 0)");
                window.documented("what-if-report");
            }
            window.wholePicture(name + "-" + colors.name().toLowerCase(Locale.ROOT) + "-" + width);
            window.check();
        }
    }

    /** What the bars and marks of the pictures that are visible say. */
    @SuppressWarnings("unchecked")
    private static List<Object> signs(Page page) {
        return (List<Object>) page.locator("svg:visible g[tabindex]")
                .evaluateAll("signs => signs.map(sign => sign.getAttribute('aria-label'))");
    }

    @ParameterizedTest
    @CsvSource({"demo, DARK, 30", "what-if, LIGHT, 12"})
    void a_report_is_printed_whole_with_its_folds_open(String name, ColorScheme colors, int most) {
        try (WatchedPage window = chromium.window(480, colors)) {
            window.page().navigate(pages.get(name).toUri().toString());
            PrintedPage printed = PrintedPage.of(window.page(), "print-" + name);
            assertThat(printed.isWhole()).isTrue();
            assertThat(printed.pages()).isBetween(2L, (long) most);
            assertThat(window.page().evaluate("getComputedStyle(document.body).backgroundColor"))
                    .as("on white paper")
                    .isEqualTo("rgb(255, 255, 255)");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280", "480"})
    void the_story_of_a_scenario_unfolds_with_the_keyboard(int width) {
        try (WatchedPage window = chromium.window(width, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(pages.get("demo").toUri() + "#scenario-spot-then-on-demand");
            Locator section = page.locator("#scenario-spot-then-on-demand");
            assertThat(section.locator(".verdict").innerText()).contains("3 attempts; 2 of 20 retries of budget host");
            if (width > 1000) {
                window.documented("demo-report", section);
            }
            Locator fold = section.locator("summary").last();
            assertThat(section.locator(".chapter").first().isVisible()).isFalse();
            fold.focus();
            page.keyboard().press("Enter");
            assertThat(section.locator(".chapters").innerText())
                    .contains("the run ended: SUCCEEDED", "ECS accepted the launch.", "It cost a retry: 2 of 20");
            section.screenshot(new Locator.ScreenshotOptions()
                    .setPath(WatchedPage.PICTURES.resolve("demo-story-" + width + ".png")));
            window.check();
        }
    }
}
