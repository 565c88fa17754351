package dev.lifeline.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The system's Chromium, without a screen. */
public final class Chromium implements AutoCloseable {
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(List.of("--no-sandbox")));

    /** A window with its own cookies. */
    public WatchedPage window(int width, ColorScheme colors) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(colors)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        context.setDefaultTimeout(20_000);
        return WatchedPage.of(context);
    }

    private static Path executable() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no chromium; tests/browser/run installs it"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
