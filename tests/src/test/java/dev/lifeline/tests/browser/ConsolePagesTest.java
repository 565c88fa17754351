package dev.lifeline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each page of the console over real runs of a local cloud, light and dark, wide and narrow. */
@Tag("browser")
@Isolated("where the command finds the local cloud is a system property")
@Timeout(120)
class ConsolePagesTest {
    /** What each page shows when it is complete. */
    private static final Map<String, List<String>> PAGES = Map.of(
            "overview", List.of("/", "text=exit code"),
            "runs", List.of("/runs", "text=etl-orders-2026-11-21"),
            "run", List.of("/run?name=etl-orders-2026-11-21", "text=container app exited with 0"),
            "policies", List.of("/policies", "text=would have gone differently"),
            "policy", List.of("/policy?name=careful&version=2", "text=EX_TEMPFAIL"),
            "policy-change", List.of("/policy-change?name=careful&before=1&after=2", "text=1 setting changed"),
            "guards", List.of("/guards", "text=detail.taskArn"));

    @TempDir
    private static Path folder;

    private static ConsoleStage stage;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        stage = new ConsoleStage(folder);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 480", "DARK, 480"})
    void every_page_shows_its_content_without_a_complaint(ColorScheme colors, int width) {
        try (WatchedPage window = chromium.window(width, colors)) {
            window.page().navigate(stage.link());
            PAGES.forEach((name, expected) -> {
                window.page().navigate(stage.origin() + expected.getFirst());
                window.page().locator(expected.getLast()).first().waitFor(new WaitForOptions().setTimeout(60_000));
                if (width > 1000 && colors == ColorScheme.LIGHT) {
                    narrowed(window, name);
                }
                if (name.equals("run")) {
                    window.page().locator(".picture svg").waitFor();
                }
                window.picture("console-" + name + "-" + colors.name().toLowerCase(Locale.ROOT) + "-" + width);
                if (width > 1000 && List.of("run", "runs").contains(name)) {
                    window.documented("console-" + name + (colors == ColorScheme.DARK ? "-dark" : ""));
                }
                window.check();
            });
            if (width > 1000 && colors == ColorScheme.DARK) {
                printed(window.page());
            }
        }
    }

    @Test
    void a_time_of_day_is_never_without_its_date_and_zone() {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            window.page().navigate(stage.link());
            window.page().navigate(stage.origin() + PAGES.get("run").getFirst());
            Locator times = window.page().locator(".journal time");
            times.first().waitFor();
            assertThat(times.allTextContents())
                    .allMatch(text -> text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
            assertThat(window.page().getByText("Times are in UTC").count()).isPositive();
            assertThat(window.page().locator("time[title]").all())
                    .isNotEmpty()
                    .allMatch(time ->
                            time.getAttribute("title").matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC"));
        }
    }

    /** Nothing pushes a page wider than its window. */
    private static void narrowed(WatchedPage window, String name) {
        for (int width : new int[] {320, 390, 480, 760}) {
            window.page().setViewportSize(width, 900);
            assertThat((Integer) window.page().evaluate("document.documentElement.scrollWidth"))
                    .as("page " + name + " in a window of " + width)
                    .isLessThanOrEqualTo(width);
            if (width < 400) {
                window.wholePicture("console-" + name + "-" + width);
            }
        }
        window.page().setViewportSize(1280, 900);
    }

    private static void printed(Page page) {
        page.navigate(stage.origin() + PAGES.get("run").getFirst());
        page.locator(".picture svg").waitFor();
        PrintedPage printed = PrintedPage.of(page, "print-console-run");
        assertThat(printed.isWhole()).isTrue();
        assertThat(printed.pages()).isBetween(2L, 6L);
        assertThat(page.locator("nav").first().isVisible())
                .as("a page on paper has no links to others")
                .isFalse();
    }
}
