package dev.lifeline.console.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What people type who have not seen an address of the console: pages have their names in the query. */
final class GuessedPath {
    private static final Map<String, String> PAGES =
            Map.of("runs", "/run", "run", "/run", "policies", "/policy", "policy", "/policy");

    private GuessedPath() {}

    /** The page that is meant; empty if none can be. */
    static Optional<String> page(String path) {
        String[] parts = path.split("/", 3);
        if (path.equals("/overview")) {
            return Optional.of("/");
        }
        if (parts.length < 3) {
            return Optional.empty();
        }
        return parts[2].isEmpty()
                ? Optional.of("/" + parts[1]).filter(StaticFiles.PAGES::contains)
                : Optional.ofNullable(PAGES.get(parts[1])).map(page -> page + "?name=" + encoded(parts[2]));
    }

    /** A plus is itself in a path, and a space in a query. */
    private static String encoded(String part) {
        return URLEncoder.encode(WebRequest.decoded(part.replace("+", "%2B")), StandardCharsets.UTF_8);
    }
}
