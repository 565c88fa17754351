package dev.lifeline.explain.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlPageTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    plain, plain
                    a < b && c > "d", a &lt; b &amp;&amp; c &gt; &quot;d&quot;
                    it's, it&#39;s
                    </title><script>, &lt;/title&gt;&lt;script&gt;
                    größer ☃, größer ☃
                    """)
    void what_is_data_is_no_markup(String data, String html) {
        assertThat(Html.text(data)).isEqualTo(html);
    }

    @Test
    void what_a_reader_does_not_see_is_shown_as_its_code() {
        assertThat(Html.text("a\u202eb\u0007c\u2028d\ud800e")).isEqualTo("a\\u202eb\\u0007c\\u2028d\\ud800e");
    }

    @Test
    void only_an_address_of_the_web_is_a_link() {
        assertThat(Html.link("https://a.example/?b=1&c=2", "x"))
                .isEqualTo("<a href=\"https://a.example/?b=1&amp;c=2\" rel=\"noreferrer\">x</a>");
        assertThat(Html.link("javascript:alert(1)", "<x>")).isEqualTo("&lt;x&gt;");
    }

    @Test
    void a_page_needs_no_other_file_and_allows_its_own_style_alone() {
        String page = new HtmlPage("run <1>", List.of("<p>one</p>", "<p>two</p>")).text();
        assertThat(page)
                .startsWith("<!doctype html>")
                .contains(
                        "<title>run &lt;1&gt;</title>",
                        "default-src 'none'; style-src 'sha256-",
                        "<p>one</p>\n<p>two</p>")
                .doesNotContain("<script", "<link", "src=", "@import", "url(");
    }

    @Test
    void every_color_has_a_light_and_a_dark_value_and_every_used_one_is_defined() {
        String style = StyleSheet.text();
        List<String> light = names(style.substring(0, style.indexOf("@media screen")), "--[a-z-]+(?=:)");
        List<String> dark = names(
                style.substring(style.indexOf("@media screen"), style.indexOf("/* End of colors */")),
                "--[a-z-]+(?=:)");
        assertThat(dark).containsExactlyElementsOf(light).hasSizeGreaterThan(15);
        assertThat(light).containsAll(names(style, "(?<=var\\()--[a-z-]+"));
        assertThat(StyleSheet.ofPictures())
                .contains("--paper", ".timeline", ".ecs-running")
                .doesNotContain("body {");
    }

    private static List<String> names(String style, String pattern) {
        return Pattern.compile(pattern)
                .matcher(style)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
