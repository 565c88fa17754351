package dev.lifeline.cli.output;

import dev.lifeline.explain.page.HtmlPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file that a page is written to, or {@code -} for the output. */
public record PageFile(String option, String name) {

    /**
     * Writes the page, and says where.
     *
     * @throws WrongInput if it cannot be written
     */
    public void write(HtmlPage page, OutputOptions output) {
        if (name.equals("-")) {
            page.text().lines().forEach(output.out()::line);
            return;
        }
        Path file = path();
        try {
            Files.writeString(file, page.text());
        } catch (IOException refused) {
            throw new WrongInput(option + ": " + name + " cannot be written: "
                    + refused.getClass().getSimpleName() + "; name a file in a folder that you may write to");
        }
        output.err().line("wrote " + name);
    }

    private Path path() {
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new WrongInput(option + ": " + name + " is a folder; name a file");
            }
            return file;
        } catch (InvalidPathException wrong) {
            throw new WrongInput(option + ": " + name + " is not the name of a file");
        }
    }
}
