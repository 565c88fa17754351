package dev.lifeline.tests.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A page as it is printed, on A4. */
record PrintedPage(long pages, boolean isWhole) {
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");

    /** An A4 page without its margins, in landscape. */
    private static final int WIDTH = 1_032;

    private static final int HEIGHT = 700;

    /** Prints into a file beside the screenshots. */
    static PrintedPage of(Page page, String name) {
        page.setViewportSize(WIDTH, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        boolean isWhole = (Boolean) page.evaluate("""
                () => document.documentElement.scrollWidth <= innerWidth
                  && [...document.querySelectorAll('details > :not(summary)')].every((part) => part.checkVisibility({contentVisibilityAuto: true}))
                """);
        byte[] pdf = page.pdf(new Page.PdfOptions()
                .setFormat("A4")
                .setPreferCSSPageSize(true)
                .setPath(WatchedPage.PICTURES.resolve(name + ".pdf")));
        long pages = PAGE.matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        return new PrintedPage(pages, isWhole);
    }
}
