package dev.lifeline.local.template;

import java.nio.file.Path;

/** The template cannot be read. The message has the file, the line (from 1), the path and the reason. */
public final class TemplateException extends RuntimeException {
    TemplateException(Path file, String problem) {
        super(file + ": " + problem);
    }

    TemplateException(Path file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
