package dev.lifeline.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever fills in a form is not disturbed, and an address that somebody guesses leads to a page. */
@Tag("browser")
@Timeout(120)
class ConsoleFormsTest {
    private static final List<String> PAGES = List.of("/", "/runs", "/run?name=batch-00001", "/policies", "/guards");

    /** The last one is none. */
    private static final List<String> GUESSES = List.of(
            "/run/batch-00007",
            "/runs/",
            "/policies/default",
            "/policy/default",
            "/run",
            "/run?name=%20",
            "/policy",
            "/policy?name=default&version=x",
            "/runs?next=x",
            "/overview",
            "/guards/",
            "/index.html",
            "/api",
            "/app.jsx",
            "/status/of/it");

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

    /** For each field of each page: with the pages as they are when the address is opened. */
    private static void onEachPage(String kind, Consumer<Locator> use) {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(stage.link());
            int used = 0;
            for (String path : PAGES) {
                page.navigate(stage.origin() + path);
                // The first reading of 10,000 runs may take a while.
                assertThat(page.locator("#connection")).hasText("live", new HasTextOptions().setTimeout(20_000));
                for (Locator field : page.locator("main " + kind).all()) {
                    use.accept(field);
                    used++;
                }
            }
            assertThat(used).isGreaterThanOrEqualTo(3);
            window.check();
        }
    }

    /** The address has the value, and the page what belongs to it. */
    private static void awaitValue(Locator field, String value) {
        Page page = field.page();
        String name = String.valueOf(field.getAttribute("name"));
        page.waitForURL(address -> address.contains(name + "=" + value));
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
    }

    @Test
    void whoever_types_with_pauses_keeps_the_field_its_text_and_the_caret() {
        onEachPage("input", field -> {
            field.focus();
            for (String typed : List.of("a", "ab", "abc")) {
                field.page().keyboard().type(typed.substring(typed.length() - 1));
                awaitValue(field, typed);
                assertThat(field).isFocused();
                assertThat(field).hasValue(typed);
            }
            field.page().keyboard().press("ArrowLeft");
            field.page().keyboard().press("ArrowLeft");
            field.page().keyboard().type("x");
            awaitValue(field, "axbc");
            field.page().keyboard().type("y");
            assertThat(field).hasValue("axybc");
            awaitValue(field, "axybc");
            assertThat(field).isFocused();
            field.fill("");
        });
    }

    @Test
    void whoever_chooses_with_the_keyboard_keeps_the_field_and_the_choice() {
        onEachPage("select", field -> {
            field.focus();
            field.page().keyboard().press("ArrowDown");
            String chosen = field.inputValue();
            assertThat(chosen).isNotEmpty();
            awaitValue(field, chosen);
            assertThat(field).isFocused();
            assertThat(field).hasValue(chosen);
            field.page().keyboard().press("ArrowUp");
            assertThat(field).hasValue("");
        });
    }

    @Test
    void the_old_rows_stay_until_the_new_ones_are_there_and_going_back_sets_the_fields() {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(stage.link());
            page.navigate(stage.origin() + "/runs?result=FAILED&family=etl");
            assertThat(page.locator("tbody tr")).hasCount(50);
            page.evaluate("new MutationObserver(() => { window.fewest = Math.min(window.fewest ?? 50,"
                    + " document.querySelectorAll('tbody tr').length) })"
                    + ".observe(document.getElementById('main'), { childList: true, subtree: true })");
            page.getByLabel("Name begins with").fill("batch-04");
            assertThat(page.locator("tbody tr").first()).containsText("batch-04");
            assertThat(page.evaluate("window.fewest ?? 50")).isEqualTo(50);
            page.getByText("Clear").click();
            assertThat(page.getByLabel("Name begins with")).hasValue("");
            assertThat(page.getByLabel("Result")).hasValue("");
            page.goBack();
            assertThat(page.getByLabel("Name begins with")).hasValue("batch-04");
            assertThat(page.getByLabel("Result")).hasValue("FAILED");
            window.check();
        }
    }

    @Test
    void a_word_that_is_unknown_is_shown_in_its_field_and_can_be_replaced() {
        Map<String, String> labels = Map.of("state", "State", "result", "Result", "since", "Since");
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(stage.link());
            labels.forEach((name, label) -> {
                page.navigate(stage.origin() + "/runs?" + name + "=FOO");
                assertThat(page.locator("main .problem")).containsText(name + ": ");
                assertThat(page.getByLabel(label)).hasValue("FOO");
                page.getByLabel(label).selectOption("");
                assertThat(page.locator("tbody tr")).hasCount(50);
                assertThat(page.locator("main .problem")).hasCount(0);
            });
            page.navigate(stage.origin() + "/runs?suspended=perhaps");
            assertThat(page.locator("main .problem")).containsText("suspended: ");
        }
    }

    @Test
    void an_address_that_is_guessed_leads_to_a_page_with_navigation() {
        try (WatchedPage window = chromium.window(480, ColorScheme.DARK)) {
            Page page = window.page();
            page.navigate(stage.link());
            for (String path : GUESSES) {
                page.navigate(stage.origin() + path);
                Locator title = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
                assertThat(title).not().isEmpty();
                assertThat(page.getByText("Reading …")).hasCount(0);
                assertThat(page.getByLabel("Pages").getByText("Overview")).isVisible();
            }
            window.checkUse();
            page.navigate(stage.origin() + "/runs/batch-00007");
            assertThat(page.locator(".heading .badge")).containsText("failed");
            assertThat(page.url()).endsWith("/run?name=batch-00007");
            page.getByText("Overview").click();
            assertThat(page.getByText("What is due next")).isVisible();
        }
    }

    @Test
    void a_page_that_cannot_be_read_yet_says_why_and_comes_when_it_can() {
        try (WatchedPage window = chromium.window(480, ColorScheme.LIGHT)) {
            stage.fail(true);
            window.page().navigate(stage.link());
            window.page().navigate(stage.origin() + "/run?name=batch-00002");
            assertThat(window.page().locator("main")).containsText("the store fails on purpose");
            assertThat(window.page().getByText("Reading …")).hasCount(0);
            window.checkUse();
            stage.fail(false);
            assertThat(window.page().locator(".heading .badge")).containsText("failed");
        }
    }
}
