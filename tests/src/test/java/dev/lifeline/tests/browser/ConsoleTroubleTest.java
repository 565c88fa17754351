package dev.lifeline.tests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.lifeline.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code lifeline console} as a user starts it, while its stack goes away or refuses, and comes back. */
@Tag("browser")
@ResourceLock("DynamoDB Local")
@Timeout(120)
class ConsoleTroubleTest {
    private static final int PATIENCE = 40_000;

    /** Starts the command, opens the page of runs, and ends the command after the story. */
    private static void open(VanishingStack stack, int width, Consumer<WatchedPage> story)
            throws IOException, InterruptedException {
        try (PipedReader pipe = new PipedReader();
                BufferedReader printed = new BufferedReader(pipe);
                PrintWriter out = new PrintWriter(new PipedWriter(pipe), true);
                Chromium chromium = new Chromium();
                WatchedPage window = chromium.window(width, ColorScheme.LIGHT)) {
            Thread command = Thread.ofPlatform()
                    .start(() -> Main.commandLine()
                            .setOut(out)
                            .setErr(out)
                            .execute(
                                    "console",
                                    "--no-open",
                                    "--port=0",
                                    "--endpoint-url",
                                    stack.uri().toString()));
            String line = String.valueOf(printed.readLine());
            String link = line.substring(line.indexOf("http"));
            window.page().navigate(link);
            window.page().navigate(link.substring(0, link.indexOf("/?")) + "/runs");
            assertThat(window.page().locator("tbody tr")).hasCount(1);
            story.accept(window);
            command.interrupt();
            command.join();
        }
    }

    private static void isStale(Page page, String words) {
        Locator banner = page.locator(".stale");
        assertThat(banner).containsText("Nothing below is newer than", new ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(banner).containsText(words);
        assertThat(banner).containsText("The console tries again by itself.");
        assertThat(page.locator("#connection")).hasText("not current");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    private static void isCurrent(Page page) {
        assertThat(page.locator("#connection")).hasText("live", new HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator(".stale")).hasCount(0);
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void a_stack_that_vanishes_is_said_with_how_old_the_page_is_until_it_is_back()
            throws IOException, InterruptedException {
        try (VanishingStack stack = new VanishingStack()) {
            open(stack, 1280, window -> {
                stack.vanish();
                isStale(window.page(), "cannot be reached; is the address right, and is the network up?");
                window.picture("console-vanished-1280");
                window.page().getByText("Policies").click();
                assertThat(window.page().locator("h1")).hasText("Policies");
                assertThat(window.page().locator(".stale"))
                        .containsText("cannot be reached", new ContainsTextOptions().setTimeout(PATIENCE));
                window.page().getByText("Runs").click();
                stack.comeBack();
                isCurrent(window.page());
                window.check();
            });
        }
    }

    @Test
    void a_missing_permission_is_named_with_who_lacks_it_until_it_is_given() throws IOException, InterruptedException {
        try (VanishingStack stack = new VanishingStack()) {
            open(stack, 480, window -> {
                stack.refuse(true);
                isStale(
                        window.page(),
                        "No permission for dynamodb:Query on arn:aws:dynamodb:eu-west-1:111122223333:table/RunTable; allow"
                                + " it to arn:aws:sts::111122223333:assumed-role/reader/me");
                window.picture("console-refused-480");
                window.check();
                stack.refuse(false);
                isCurrent(window.page());
            });
        }
    }
}
