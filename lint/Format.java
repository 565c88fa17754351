import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks (`check`) or rewrites (`apply`) the layout of every Java source below a folder, in palantir-java-format's
 * style.
 */
public final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    private Format() {}

    public static void main(String[] arguments) throws IOException, FormatterException {
        boolean apply = arguments[0].equals("apply");
        Path root = Path.of(arguments[1]);
        List<Path> changed = new ArrayList<>();
        for (Path source : sources(root)) {
            String before = Files.readString(source);
            String after = format(source, before);
            if (!after.equals(before)) {
                changed.add(root.relativize(source));
                if (apply) {
                    Files.writeString(source, after);
                }
            }
        }
        changed.forEach(path -> System.out.println((apply ? "formatted " : "not formatted: ") + path));
        if (!apply && !changed.isEmpty()) {
            System.out.println("Run `make format` and commit the result.");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !root.relativize(path).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }

    private static String format(Path source, String text) throws FormatterException {
        try {
            return FORMATTER.formatSource(
                    ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), Style.PALANTIR));
        } catch (FormatterException broken) {
            System.out.println("cannot be parsed: " + source);
            throw broken;
        }
    }
}
