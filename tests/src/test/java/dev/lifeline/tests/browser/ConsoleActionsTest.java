package dev.lifeline.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a user does in the console happens to real runs of a local cloud, and is seen without a reload. */
@Tag("browser")
@Isolated("where the command finds the local cloud is a system property")
@Timeout(120)
class ConsoleActionsTest {
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

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Presses the button, and confirms in the dialog, whose first focus is on what changes nothing. */
    private static void act(Page page, String verb) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        button(page, verb).focus();
        page.keyboard().press("Enter");
        assertThat(dialog.getByText("Cancel")).isFocused();
        page.keyboard().press("Enter");
        assertThat(dialog).isHidden();
        button(page, verb).click();
        Locator reason = dialog.getByLabel("Reason, for the journal");
        if (reason.count() > 0) {
            reason.fill("tried in a browser");
        }
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(verb))
                .click();
        assertThat(dialog).isHidden();
    }

    @Test
    void a_run_is_suspended_resumed_stopped_run_again_and_deleted() {
        stage.launch("by-hand", "train");
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(stage.link());
            page.navigate(stage.origin() + "/run?name=by-hand");
            Locator state = page.locator(".heading .badge");
            assertThat(state).containsText("attempting");
            act(page, "Suspend");
            assertThat(state).containsText("suspended");
            assertThat(page.locator(".notice")).containsText("by-hand is suspended");
            act(page, "Resume");
            assertThat(state).containsText("attempting");
            act(page, "Stop");
            assertThat(state).containsText("stopped");
            assertThat(page.locator(".journal").first()).containsText("tried in a browser");
            act(page, "Run again");
            assertThat(page.locator(".verdict")).containsText("Generation2");
            act(page, "Stop");
            assertThat(state).containsText("stopped");
            // Something may be due until its task is known to have stopped.
            assertThat(page.locator(".verdict")).not().containsText("Next");
            act(page, "Delete");
            assertThat(page.locator("main")).containsText("There is no such run");
            window.check();
        }
    }

    @Test
    void an_action_that_is_refused_says_so_in_its_dialog() {
        stage.launch("for-another", "train");
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(stage.link());
            page.navigate(stage.origin() + "/run?name=for-another");
            button(page, "Stop").click();
            stage.cloud.invoke("ControlRun", "{\"run\":\"for-another\",\"action\":\"STOP\"}");
            assertThat(page.locator(".heading .badge")).containsText("stopped");
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop"))
                    .click();
            assertThat(page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT))
                    .not()
                    .isEmpty();
        }
    }

    @Test
    void a_quarantined_message_returns_to_its_queue() {
        try (WatchedPage window = chromium.window(1280, ColorScheme.LIGHT)) {
            Page page = window.page();
            page.navigate(stage.link());
            page.navigate(stage.origin() + "/guards");
            act(page, "Redrive");
            assertThat(page.locator(".notice")).containsText("sent to");
            window.check();
        }
    }
}
