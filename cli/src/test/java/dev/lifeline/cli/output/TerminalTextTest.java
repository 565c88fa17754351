package dev.lifeline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "1b, ESC",
        "0, NUL",
        "8, backspace",
        "d, carriage return",
        "7f, DEL",
        "80, first of C1",
        "9b, C1 CSI",
        "9f, last of C1",
        "ad, soft hyphen",
        "61c, Arabic letter mark",
        "200b, zero-width space",
        "200d, zero-width joiner",
        "200e, left-to-right mark",
        "200f, right-to-left mark",
        "2028, line separator",
        "2029, paragraph separator",
        "202a, left-to-right embedding",
        "202e, right-to-left override",
        "2066, left-to-right isolate",
        "2069, pop directional isolate",
        "feff, byte order mark",
        "d800, half of a character",
        "e0041, tag letter"
    })
    void what_a_terminal_acts_upon_is_escaped(String hex, String name) {
        String text = "a" + Character.toString(Integer.parseInt(hex, 16)) + "b";
        assertThat(TerminalText.escaped(text)).as(name).matches("a(\\\\u[0-9a-f]{4}|\\\\r)+b");
    }

    @Test
    void a_line_end_and_a_tab_inside_of_a_text_are_escaped_shortly() {
        assertThat(TerminalText.escaped("a\nb\tc\r")).isEqualTo("a\\nb\\tc\\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app: exited with 3", "größer → 日本語", "שלום", "🚀", "a\\nb"})
    void other_text_stays_as_it_is(String text) {
        assertThat(TerminalText.escaped(text)).isSameAs(text);
    }

    @Test
    void of_all_characters_none_that_is_printed_is_active_and_JSON_reads_each_back() throws IOException {
        ObjectMapper json = new ObjectMapper();
        StringBuilder all = new StringBuilder();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(TerminalText::isActive)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .forEach(all::appendCodePoint);
        String line = TerminalText.escaped(json.writeValueAsString(all.toString()));
        assertThat(line.codePoints()).noneMatch(TerminalText::isActive);
        assertThat(json.readValue(line, String.class)).isEqualTo(all.toString());
    }

    @Test
    void a_line_ends_once_and_what_is_quoted_is_told_from_it() {
        StringWriter written = new StringWriter();
        Printer out = Printer.out(Main.commandLine().setOut(new PrintWriter(written, true)));
        out.line("one\nforged");
        out.quote("{\n\"two\": \u001b}");
        assertThat(written.toString().lines()).containsExactly("one\\nforged", "    {", "    \"two\": \\u001b}");
    }
}
