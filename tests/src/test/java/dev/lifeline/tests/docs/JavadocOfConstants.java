package dev.lifeline.tests.docs;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of an enum says about its constants, so that a table and the code share one description. */
final class JavadocOfConstants {
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^    /\\*\\*((?:(?!\\*/).)*?)\\*/\\s+([A-Z][A-Z_0-9]*)(?=[(,;\\s])", Pattern.DOTALL);

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** @param type a top-level enum of the module */
    static JavadocOfConstants of(String module, Class<? extends Enum<?>> type) {
        JavadocOfConstants javadoc = new JavadocOfConstants();
        Matcher constant = CONSTANT.matcher(source(module, type));
        while (constant.find()) {
            javadoc.texts.putIfAbsent(
                    constant.group(2),
                    constant.group(1)
                            .replaceAll("\\n\\s*\\*", " ")
                            .replaceAll("\\{@code ([^}]*)}", "`$1`")
                            .replaceAll("\\s+", " ")
                            .strip());
        }
        return javadoc;
    }

    /** The text of a constant, without its full stop. */
    String text(Enum<?> constant) {
        String text = Objects.requireNonNull(
                texts.get(constant.name()), () -> constant.getDeclaringClass() + "." + constant + " has no Javadoc");
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String source(String module, Class<?> type) {
        try {
            return Files.readString(Repository.ROOT
                    .resolve(module)
                    .resolve("src/main/java")
                    .resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
