package dev.lifeline.cli.help;

import dev.lifeline.cli.output.Printer;
import dev.lifeline.cli.output.WrongInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the manual. */
@Command(
        name = "man",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a manual page for each command.",
            "Then man finds them with MANPATH=FOLDER: man lifeline-run."
        })
public final class ManCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "where to make the folder man1 with the pages")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<ManPage> pages = CommandTree.all(spec.root()).map(ManPage::new).toList();
        try {
            Path section = Files.createDirectories(folder.resolve("man1"));
            for (ManPage page : pages) {
                Files.write(section.resolve(page.name() + ".1"), page.lines());
            }
        } catch (IOException failure) {
            throw new WrongInput("FOLDER: " + folder + " cannot be written; name a folder of your own", failure);
        }
        Printer.out(spec.commandLine()).line(pages.size() + " pages in " + folder.resolve("man1"));
        return 0;
    }
}
