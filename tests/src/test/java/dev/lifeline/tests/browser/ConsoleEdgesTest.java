package dev.lifeline.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many runs, hostile names, a keyboard alone, and a server that goes away. */
@Tag("browser")
@Timeout(120)
class ConsoleEdgesTest {
    private static final String HOSTILE = "<img/src=x/onerror=alert(1)>\"'&__proto__";

    private static MemoryStage stage;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        stage = new MemoryStage();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        stage.close();
    }

    private static Page opened(WatchedPage window, String path) {
        window.page().navigate(stage.link());
        window.page().navigate(stage.origin() + path);
        return window.page();
    }

    @Test
    void ten_thousand_runs_are_paged_and_filtered() {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = opened(window, "/runs");
            assertThat(page.locator("tbody tr")).hasCount(50);
            String first = page.locator("a.name").first().innerText();
            page.getByText("Next page").click();
            assertThat(page.getByText("First page")).isVisible();
            assertThat(page.locator("a.name").first()).not().hasText(first);
            assertThat(page.locator("tbody tr")).hasCount(50);
            page.getByLabel("Name begins with").fill("batch-07");
            assertThat(page.locator("tbody tr").first()).containsText("batch-07");
            page.getByLabel("Result").selectOption("SUCCEEDED");
            assertThat(page.getByText("No run matches.")).isVisible();
            assertThat(page.url()).contains("prefix=batch-07", "result=SUCCEEDED");
            window.check();
        }
    }

    @Test
    void a_name_that_looks_like_markup_is_a_text() {
        stage.put("exited with 3", HOSTILE, "__proto__", "..");
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = opened(window, "/runs?prefix=%3Cimg");
            page.getByText(HOSTILE).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(HOSTILE);
            assertThat(page.locator(".picture svg")).isVisible();
            assertThat(page.locator("main img")).hasCount(0);
            for (String name : new String[] {"__proto__", ".."}) {
                page.navigate(stage.origin() + "/runs?prefix=" + name);
                page.getByText(name, new Page.GetByTextOptions().setExact(true)).click();
                assertThat(page.locator(".heading .badge")).containsText("failed");
            }
            window.check();
        }
    }

    @Test
    void the_keyboard_alone_reaches_a_run() {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = opened(window, "/runs");
            assertThat(page.locator("tbody tr")).hasCount(50);
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to the content")).isFocused();
            page.keyboard().press("Enter");
            Locator run = page.locator("a.name").first();
            String name = run.innerText();
            for (int presses = 0; presses < 20 && !name.equals(focused(page)); presses++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText(name);
            assertThat(page.locator("main")).isFocused();
            assertThat(page.locator("#announcement")).hasText(name);
            window.check();
        }
    }

    @Test
    void whoever_types_a_filter_keeps_the_field() {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = opened(window, "/runs");
            page.getByLabel("Name begins with").focus();
            page.keyboard().type("batch-");
            page.waitForURL("**prefix=batch-");
            assertThat(page.getByLabel("Name begins with")).isFocused();
            page.keyboard().type("08");
            page.waitForURL("**prefix=batch-08");
            assertThat(page.locator("tbody tr").first()).containsText("batch-08");
            assertThat(page.getByLabel("Name begins with")).isFocused();
        }
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "DARK, 480"})
    void two_versions_of_a_policy_are_compared_with_the_keyboard_and_the_address_keeps_them(
            ColorScheme colors, int width) {
        try (MemoryStage own = new MemoryStage();
                WatchedPage window = chromium.window(width, colors)) {
            own.putPolicy("nightly", "{\"name\":\"nightly\",\"budgets\":{\"exit\":{\"attempts\":1}}}");
            own.putPolicy("nightly", "{\"name\":\"nightly\",\"budgets\":{\"exit\":{\"attempts\":2}}}");
            own.putPolicy("nightly", """
                    {"name":"nightly","budgets":{"exit":{"attempts":3,"backoff":{"initial":"1m"}}},"timeouts":{"running":"2h"},
                     "rules":[{"name":"temporary","when":{"cause":"EXIT_CODE","exitCode":75},"then":"retry"}]}""");
            Page page = window.page();
            page.navigate(own.link());
            page.navigate(own.origin() + "/policies");
            page.getByText("what changed").focus();
            page.keyboard().press("Enter");
            Locator said = page.locator("main").getByRole(AriaRole.STATUS);
            assertThat(said).containsText("from version 2 to version 3");
            assertThat(page.locator("tbody")).containsText("rule temporary");
            page.getByLabel("Before").focus();
            page.keyboard().press("ArrowDown");
            assertThat(said).containsText("from version 1 to version 3");
            assertThat(page.getByLabel("Before")).isFocused();
            page.waitForURL("**/policy-change?name=nightly&before=1&after=3");
            window.picture("console-changes-" + colors.name().toLowerCase(Locale.ROOT) + "-" + width);
            page.reload();
            assertThat(said).containsText("from version 1 to version 3");
            page.getByLabel("After").selectOption("1");
            assertThat(page.getByText("mean the same")).isVisible();
            window.check();
        }
    }

    @Test
    void the_overview_shows_the_causes_of_a_day_by_the_hour() {
        try (MemoryStage own = new MemoryStage();
                WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            own.put("backing off", "etl-orders", "etl-invoices");
            own.put("suspended", "train-on-hold");
            own.remember(DayOfRuns.until(own.now()));
            window.page().navigate(own.link());
            assertThat(window.page().locator(".chart rect").nth(24)).isAttached();
            assertThat(window.page().locator(".day tbody tr").first()).containsText("exit code");
            for (int cause = 1; cause < 5; cause++) {
                assertThat(window.page().locator(".key [fill='url(#hatch" + cause + ")']"))
                        .hasCount(1);
                assertThat(window.page().locator("#hatch" + cause + " path"))
                        .not()
                        .hasAttribute("d", "");
            }
            window.picture("console-day-light-1280");
            window.documented("console-overview");
            window.check();
            String moving = "document.getAnimations().length";
            assertThat((Integer) window.page().evaluate(moving)).isPositive();
            window.page()
                    .emulateMedia(new Page.EmulateMediaOptions()
                            .setForcedColors(ForcedColors.ACTIVE)
                            .setReducedMotion(ReducedMotion.REDUCE));
            assertThat((Integer) window.page().evaluate(moving))
                    .as("nothing moves for those who asked for it")
                    .isZero();
            assertThat(window.page()
                            .locator("nav a[aria-current]")
                            .evaluate("link => getComputedStyle(link).outlineStyle"))
                    .as("the page is marked without its own colors, too")
                    .isEqualTo("solid");
            window.picture("console-day-forced-1280");
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.innerText"));
    }

    @Test
    void a_server_that_ends_and_starts_again_is_found_again_and_the_page_says_so_meanwhile() {
        try (MemoryStage own = new MemoryStage();
                WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(own.link());
            page.navigate(own.origin() + "/runs?prefix=new");
            Locator connection = page.locator("#connection");
            assertThat(connection).hasText("live");
            own.end();
            assertThat(page.locator(".stale")).containsText("does not answer");
            assertThat(connection).hasText("not current");
            assertThat(page.locator("#announcement")).containsText("does not answer");
            own.put("running", "new-run");
            own.startAgain(MemoryStage.KEYS);
            assertThat(page.getByText("new-run")).isVisible();
            assertThat(connection).hasText("live");
            own.end();
            own.startAgain(MemoryStage.OTHER_KEYS);
            assertThat(page.locator(".stale"))
                    .containsText("Open the whole link", new ContainsTextOptions().setTimeout(20_000));
        }
    }

    @Test
    void a_store_that_fails_is_said_on_the_page() {
        try (WatchedPage window = chromium.window(480, ColorScheme.DARK)) {
            stage.put("running", "troubled");
            Page page = opened(window, "/run?name=troubled");
            assertThat(page.locator("#connection")).hasText("live");
            stage.fail(true);
            assertThat(page.locator(".stale")).containsText("The store fails on purpose");
            stage.fail(false);
            assertThat(page.locator("#connection")).hasText("live");
            window.check();
        }
    }
}
