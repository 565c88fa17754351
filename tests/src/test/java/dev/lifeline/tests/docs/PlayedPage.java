package dev.lifeline.tests.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader of a page does, in its order: each {@code console} block is a list of commands with what they print,
 * and each {@code yaml} block after "Write `name.yaml`" is a file. All other blocks are not played.
 */
record PlayedPage(List<PageStep> steps) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern WRITE = Pattern.compile("Write `([a-z.-]+)`");

    /** One thing that the reader does. */
    sealed interface PageStep {}

    /** A file that the page shows under its name. */
    record WrittenFile(String name, String text) implements PageStep {}

    /** A command, and lines that it prints among others. */
    record PageCommand(String line, List<String> printed) implements PageStep {}

    static PlayedPage of(String page) {
        List<PageStep> steps = new ArrayList<>();
        int end = 0;
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            switch (block.group(1)) {
                case "console" -> steps.addAll(commands(block.group(2)));
                case "yaml" -> file(page.substring(end, block.start()), block).ifPresent(steps::add);
                default -> {}
            }
            end = block.end();
        }
        return new PlayedPage(steps);
    }

    private static Optional<PageStep> file(String before, MatchResult block) {
        Matcher write = WRITE.matcher(before);
        return write.find() ? Optional.of(new WrittenFile(write.group(1), block.group(2))) : Optional.empty();
    }

    private static List<PageCommand> commands(String block) {
        List<PageCommand> commands = new ArrayList<>();
        block.lines().forEach(line -> {
            if (line.startsWith("$ ")) {
                commands.add(new PageCommand(line.substring(2), new ArrayList<>()));
            } else {
                commands.getLast().printed().add(line);
            }
        });
        return commands;
    }
}
