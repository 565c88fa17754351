package dev.lifeline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.output.Screen.ScreenLine;
import dev.lifeline.cli.output.Screen.Sign;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ScreenTest {
    private final StringWriter written = new StringWriter();
    private final AtomicReference<ScreenSize> size = new AtomicReference<>(new ScreenSize(20, 5));

    @Command
    private static final class Nothing {}

    private Screen screen(TerminalKind kind) {
        CommandLine command = new CommandLine(new Nothing()).setOut(new PrintWriter(written, true));
        return new Screen(Printer.out(command), kind, size::get);
    }

    /** What was written, with the controls as words. */
    private String drawn() {
        String text = written.toString()
                .replace("\u001b[H\u001b[2J", "<clear>")
                .replace("\u001b[A", "<up>")
                .replace("\u001b[J", "<down>")
                .replace("\u001b[2K", "")
                .replace("\u001b[32m", "<green>")
                .replace("\u001b[0m", "<plain>")
                .replace("\r", "");
        written.getBuffer().setLength(0);
        return text;
    }

    private static List<ScreenLine> lines(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(each -> new ScreenLine(Sign.NONE, "line " + each))
                .toList();
    }

    @Test
    void lines_replace_those_before_and_fit_the_terminal() {
        Screen screen = screen(TerminalKind.PLAIN);
        screen.draw(lines(2));
        assertThat(drawn()).isEqualTo("line 1\nline 2\n<down>");
        screen.draw(lines(9));
        assertThat(drawn()).isEqualTo("<up><up>line 1\nline 2\nline 3\n… 6 more\n<down>");
        screen.draw(List.of(new ScreenLine(Sign.GOOD, "a line that is longer than the terminal is wide")));
        assertThat(drawn()).isEqualTo("<up><up><up><up>✓ a line that is l…\n<down>");
    }

    @Test
    void a_terminal_that_changed_its_size_is_cleared() {
        Screen screen = screen(TerminalKind.COLORED);
        screen.draw(lines(2));
        drawn();
        size.set(new ScreenSize(12, 3));
        screen.draw(List.of(new ScreenLine(Sign.GOOD, "a line that is longer")));
        assertThat(drawn()).isEqualTo("<clear><green>✓<plain> a line t…\n<down>");
    }

    @Test
    void wide_letters_take_two_columns_and_a_cut_text_says_so() {
        assertThat(ScreenText.cut("夜間バッチ", 5)).isEqualTo("夜間…");
        assertThat(ScreenText.end("PREPARING STARTING", 9)).isEqualTo("…STARTING");
        assertThat(ScreenText.cut("short", 5)).isEqualTo("short");
    }

    @Test
    void a_table_fits_by_cutting_and_leaving_out_the_last_columns_and_keeps_the_names() {
        TextTable table = new TextTable(
                List.of("RUN", "STATE", "WHY", "CLUSTER"),
                List.of(List.of(
                        "a-run-with-a-name-of-forty-letters-in-all", "FAILED", "container app exited with 3", "prod")));
        assertThat(table.lines(60))
                .containsExactly(
                        "RUN                                        STATE   WHY",
                        "a-run-with-a-name-of-forty-letters-in-all  FAILED  containe…");
        assertThat(table.lines(40)).containsExactly("RUN", "a-run-with-a-name-of-forty-letters-in-a…");
        assertThat(table.lines(Integer.MAX_VALUE).getLast())
                .isEqualTo("a-run-with-a-name-of-forty-letters-in-all  FAILED  container app exited with 3  prod");
    }
}
