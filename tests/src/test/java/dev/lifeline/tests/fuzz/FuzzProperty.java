package dev.lifeline.tests.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** What must hold for every input. */
final class FuzzProperty {
    /** Stands for a secret wherever the corpus has one. */
    static final String SECRET = "s3cr3t";

    /** An error is for a person, and for one line of a log. */
    private static final int LONGEST_ERROR = 8 * 1024;

    private static final JsonFactory JSON = new JsonFactory();

    private FuzzProperty() {}

    static void alike(Object once, Object again) {
        if (!once.equals(again)) {
            throw new AssertionError("read twice, and not alike");
        }
    }

    static void bounded(String error) {
        if (error.length() > LONGEST_ERROR) {
            throw new AssertionError("an error of " + error.length() + " characters");
        }
    }

    /** Field names may be quoted; values may not. */
    static void secretive(String json, String error) {
        if (error.contains(SECRET) && !isInName(json)) {
            throw new AssertionError("an error that quotes a value");
        }
    }

    private static boolean isInName(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().contains(SECRET)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
