package dev.lifeline.explain.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A page in one file, which needs no other and runs no script. Its content security policy allows only its own style.
 *
 * @param title text
 * @param sections HTML, with everything that is data escaped by {@link Html}
 */
public record HtmlPage(String title, List<String> sections) {
    public HtmlPage {
        sections = List.copyOf(sections);
    }

    public String text() {
        String style = StyleSheet.text();
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(digest(style), Html.text(title), style, String.join("\n", sections));
    }

    private static String digest(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
