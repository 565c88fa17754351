package dev.lifeline.cli.archive;

import java.util.List;
import java.util.Locale;

/**
 * Which files of a folder are read: those whose names end in a usual way or, as Firehose's do, have no dot. Hidden
 * files are left out.
 */
final class ArchiveNames {
    private static final List<String> ENDINGS =
            List.of("json", "ndjson", "jsonl", "gz", "gzip", "zst", "zstd", "log", "txt");

    /** For messages. */
    static final String WORDS = "with names that end in ." + String.join(", .", ENDINGS) + " or have no dot";

    private ArchiveNames() {}

    static boolean isArchive(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || (dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
}
