package dev.lifeline.local.template;

import java.nio.file.Path;

/**
 * The template cannot be read; the message says in which file, on which line (counted from 1), at which path and why.
 */
public final class TemplateException extends RuntimeException {
    TemplateException(Path file, String problem) {
        super(file + ": " + problem);
    }

    TemplateException(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
