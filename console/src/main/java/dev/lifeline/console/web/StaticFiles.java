package dev.lifeline.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The files of the pages: a fixed list, read once from the class path. No path of a request reaches a file system. */
final class StaticFiles {
    private static final String SHELL = "index.html";

    private static final List<String> OURS = List.of(
            SHELL,
            "console.css",
            "favicon.svg",
            "app.js",
            "actions.js",
            "live.js",
            "words.js",
            "parts.js",
            "page-overview.js",
            "page-runs.js",
            "page-run.js",
            "page-policies.js",
            "page-change.js",
            "page-guards.js");

    /** Of lit-html: the module, and what its directive repeat imports. */
    private static final List<String> LIBRARY =
            List.of("lit-html.js", "directive.js", "directive-helpers.js", "directives/repeat.js");

    static final List<String> PAGES =
            List.of("/", "/runs", "/run", "/policies", "/policy", "/policy-change", "/guards");

    private final Map<String, WebAnswer> files = new HashMap<>();
    private final WebAnswer shell;

    StaticFiles() {
        OURS.forEach(name -> files.put("/" + name, file(name, "/dev/lifeline/console/web/" + name)));
        String library = "/META-INF/resources/webjars/lit-html/" + version() + "/";
        LIBRARY.forEach(name -> files.put("/lib/" + name, file(name, library + name)));
        files.put("/colours.css", file("colours.css", "/dev/lifeline/explain/page/lifeline.css"));
        shell = file(SHELL, "/dev/lifeline/console/web/" + SHELL);
        PAGES.forEach(page -> files.put(page, shell));
    }

    Optional<WebAnswer> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The page that says that there is none, with the way to the others. */
    WebAnswer none() {
        return new WebAnswer(404, shell.type(), shell.body(), shell.headers());
    }

    /** Of the library on the class path, as Maven wrote it there. */
    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/lit-html/pom.properties")) {
            properties.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties.getProperty("version");
    }

    private static WebAnswer file(String name, String resource) {
        try (InputStream in = open(resource)) {
            return new WebAnswer(200, type(name), new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream open(String resource) {
        return Optional.ofNullable(StaticFiles.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException(resource + " is not on the class path; build again"));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
