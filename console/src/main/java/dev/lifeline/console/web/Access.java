package dev.lifeline.console.web;

import dev.lifeline.console.web.ConsoleSetup.ConsoleKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask. The link that the command prints has the token; it is exchanged for a cookie, which no other site's page
 * can send. An action also needs the secret that only our own pages can read, and must come from them.
 */
record Access(ConsoleKeys keys) {
    static final String SECRET_HEADER = "X-Lifeline-Secret";

    private static final Pattern COOKIES = Pattern.compile(";");

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Why a request gets no answer, or the answer to the printed link; empty if it is allowed. */
    Optional<WebAnswer> refusal(WebRequest request) {
        String host = request.header("Host").orElse("");
        if (!isThisMachine(host)) {
            return Optional.of(
                    WebAnswer.text(421, "this console serves only this machine: open it as 127.0.0.1 or localhost"));
        }
        if (isLink(request)) {
            return Optional.of(
                    new WebAnswer(303, "text/plain", "", Map.of("Location", "/", "Set-Cookie", cookie(host))));
        }
        if (!hasCookie(request, host)) {
            return Optional.of(WebAnswer.text(
                    401, "open the whole link that the command printed, with its token; it changes with each start"));
        }
        return request.method().equals("GET") ? Optional.empty() : refusedAction(request, host);
    }

    private Optional<WebAnswer> refusedAction(WebRequest request, String host) {
        boolean isOurs =
                request.header("Origin").filter(("http://" + host)::equals).isPresent()
                        && request.header(SECRET_HEADER)
                                .filter(sent -> same(sent, keys.secret()))
                                .isPresent();
        return isOurs
                ? Optional.empty()
                : Optional.of(WebAnswer.text(403, "actions are accepted only from the pages of this console"));
    }

    private boolean isLink(WebRequest request) {
        return request.method().equals("GET")
                && request.path().equals("/")
                && request.parameter("token")
                        .filter(sent -> same(sent, keys.token()))
                        .isPresent();
    }

    private boolean hasCookie(WebRequest request, String host) {
        return COOKIES.splitAsStream(request.header("Cookie").orElse(""))
                .map(String::strip)
                .anyMatch(each -> same(each, name(host) + "=" + keys.session()));
    }

    private String cookie(String host) {
        return name(host) + "=" + keys.session() + "; Path=/; HttpOnly; SameSite=Strict";
    }

    /** Cookies do not know ports: two consoles on one machine need two names. */
    private static String name(String host) {
        return "lifeline-console-" + host.substring(host.lastIndexOf(':') + 1).replaceAll("[^0-9]", "");
    }

    /** Any port: the console may be reached through a tunnel. A page that rebinds its name still sends that name. */
    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host.replaceFirst(":[0-9]{1,5}$", ""));
    }

    private static boolean same(String sent, String expected) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
