package dev.lifeline.explain.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The style of all pages and pictures: {@code lifeline.css}. */
public final class StyleSheet {
    /** The start of the part that a picture needs on its own. */
    private static final String PICTURE = "/* Pictures */";

    private StyleSheet() {}

    public static String text() {
        try (InputStream file = Objects.requireNonNull(StyleSheet.class.getResourceAsStream("lifeline.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("lifeline.css is in this jar and cannot be read", broken);
        }
    }

    /** The colors, and how pictures use them. */
    public static String ofPictures() {
        String all = text();
        String end = "/* End of colors */";
        return all.substring(0, all.indexOf(end)) + all.substring(all.indexOf(PICTURE) + PICTURE.length());
    }
}
