package dev.lifeline.tests.simulation;

import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.LongFunction;

/**
 * A line of the code and another one in its place, which is a bug.
 *
 * @param worlds the world in which it shows: what is wrong, by the seed
 * @param seed the first that showed it
 */
record CodeChange(
        String file, String text, String replacement, Class<? extends LongFunction<String>> worlds, long seed) {

    /** A bug with a name. */
    interface PlantedBug {
        CodeChange change();
    }

    /** The file with the bug in place of the text, which occurs in it exactly once. */
    String made() throws IOException {
        String source = Files.readString(Repository.ROOT.resolve(file));
        int at = source.indexOf(text);
        if (at < 0 || source.indexOf(text, at + 1) >= 0) {
            throw new IllegalArgumentException(file + (at < 0 ? " no longer holds" : " holds more than once") + " <"
                    + text + ">: write down the text that is there now");
        }
        return source.replace(text, replacement);
    }
}
