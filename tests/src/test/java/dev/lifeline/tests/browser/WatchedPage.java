package dev.lifeline.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.lifeline.tests.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A page, with everything that its console complains about: exceptions, violations of its security policy, answers that
 * are errors.
 */
public record WatchedPage(Page page, List<String> problems) implements AutoCloseable {
    /** Where screenshots are written. */
    static final Path PICTURES = Path.of("target/browser");

    static WatchedPage of(BrowserContext context) {
        Page page = context.newPage();
        List<String> problems = new CopyOnWriteArrayList<>();
        page.onPageError(problems::add);
        page.onConsoleMessage(message -> {
            if (!Set.of("log", "info", "debug").contains(message.type())) {
                problems.add(message.type() + ": " + message.text());
            }
        });
        return new WatchedPage(page, problems);
    }

    /** Fails for what the console complained about, and for what makes the page hard or impossible to use. */
    public void check() {
        assertThat(problems).isEmpty();
        checkUse();
    }

    /** The same for a page that must complain. */
    void checkUse() {
        List<String> found = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(WatchedPage::words)
                        .toList();
        assertThat(found).isEmpty();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    /** Of what the window shows. */
    public void picture(String name) {
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /** Of all that can be scrolled to. */
    public void wholePicture(String name) {
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    }

    /** The same for the documents, if they are to be written again: {@code -Dlifeline.write=true}. */
    public void documented(String name) {
        if (Boolean.getBoolean("lifeline.write")) {
            page.screenshot(new ScreenshotOptions().setPath(document(name)));
        }
    }

    /** The same of one part of the page. */
    public void documented(String name, Locator part) {
        if (Boolean.getBoolean("lifeline.write")) {
            part.screenshot(new Locator.ScreenshotOptions().setPath(document(name)));
        }
    }

    private static Path document(String name) {
        return Repository.ROOT.resolve("docs/images").resolve(name + ".png");
    }

    @Override
    public void close() {
        page.context().close();
    }
}
