package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNamesTest {
    private final UserNames names = new UserNames(List.of("role *", "move * to * now", "keys **", "* of"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            '',                      ''
            a b,                     a b
            role,                    role
            role a,                  role ◦
            role a b,                role ◦ b
            x role a b,              x role ◦ b
            role a role b,           role ◦ role ◦
            move a to b now,         move ◦ to ◦ now
            move a to b,             move a to b
            keys,                    keys
            keys a,                  keys ◦
            x keys a b c,            x keys ◦ ◦ ◦
            of,                      of
            a of b,                  ◦ of b
            """)
    void a_name_is_blanked_where_its_place_says_so_and_nothing_else(String text, String blanked) {
        assertThat(blank(names, text)).isEqualTo(blanked);
    }

    @Test
    void the_places_that_come_with_this_version_are_read() {
        assertThat(blank(UserNames.read(), "pull access denied for denied")).isEqualTo("pull access denied for ◦");
    }

    /** The text's first and last word are no names. */
    private static String blank(UserNames names, String text) {
        List<String> words = new ArrayList<>();
        words.add(WordScanner.BEGINNING);
        if (!text.isEmpty()) {
            words.addAll(List.of(text.split(" ", -1)));
        }
        words.add(WordScanner.END);
        names.blank(words);
        assertThat(words).startsWith(WordScanner.BEGINNING).endsWith(WordScanner.END);
        return String.join(" ", words.subList(1, words.size() - 1));
    }
}
