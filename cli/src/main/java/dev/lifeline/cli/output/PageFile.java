package dev.lifeline.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The file that an option names for a page or for lines, or {@code -} for the output. */
public record PageFile(String option, String name) {

    /**
     * Checks the place, before work that takes long.
     *
     * @throws WrongInput if no file can be written there
     */
    public PageFile checked() {
        if (isOutput()) {
            return this;
        }
        Path file = path();
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (Files.isDirectory(file)) {
            throw new WrongInput(option + ": " + name + " is a folder; name a file");
        }
        if (!Files.isDirectory(folder)) {
            throw new WrongInput(option + ": there is no folder " + folder + "; make it, or name another file");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw refused("no permission");
        }
        return this;
    }

    /** Whether the page goes to the output. */
    public boolean isOutput() {
        return name.equals("-");
    }

    /**
     * Writes the page, and says where.
     *
     * @throws WrongInput if it cannot be written
     */
    public void write(String page, OutputOptions output) {
        if (isOutput()) {
            page.lines().forEach(output.out()::line);
            return;
        }
        try {
            Files.writeString(path(), page);
        } catch (IOException failure) {
            throw refused(failure.getClass().getSimpleName());
        }
        output.err().line("wrote " + name);
    }

    private WrongInput refused(String why) {
        return new WrongInput(option + ": " + name + " cannot be written: " + why
                + "; name a file in a folder that you may write to");
    }

    /** The file. */
    public Path path() {
        try {
            return Path.of(name);
        } catch (InvalidPathException wrong) {
            throw new WrongInput(option + ": " + name + " is not the name of a file");
        }
    }
}
