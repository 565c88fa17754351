package dev.lifeline.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

@Isolated("it sets properties of the whole JVM")
class DemoCommandTest {
    private final PrintStream stdout = System.out;
    private final ByteArrayOutputStream beside = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void atHome() {
        System.setProperty("lifeline.home", Console.ROOT.toString());
        System.setOut(new PrintStream(beside, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.clearProperty("lifeline.home");
        System.setOut(stdout);
    }

    private Path scenario(String text) throws IOException {
        return Files.writeString(folder.resolve("scenario.yaml"), text);
    }

    @Test
    void a_scenario_that_ends_as_its_file_says_ends_with_0_and_JSON_alone_on_the_output() {
        Path success = Console.ROOT.resolve("local/scenarios/01-success.yaml");
        Console console = Console.lifeline("demo", "--output=json", "--speed", "60", success);
        assertThat(console.exit()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out())
                .hasLineCount(1)
                .contains(
                        "\"run\":\"success\"",
                        "\"phase\":\"ENDED\",\"result\":\"SUCCEEDED\",\"cause\":null",
                        "\"evidence\":\"container app exited with 0\",\"container\":\"app\",\"exitCode\":0,\"attempts\":1",
                        "\"state\":\"COMPLETE\"")
                .endsWith("""
                        "scenario":"success","causes":[],"runTask":1,"stopTask":0,"tasks":1,"differences":[]}
                        """);
        assertThat(beside.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_scenario_that_ends_otherwise_ends_with_1_and_tells_the_difference() throws IOException {
        Path wrong = scenario("""
                name: wrong
                title: Expects a failure that does not happen
                expect: { result: failed, state: failed, causes: [exit-code] }
                """);
        Console console = Console.lifeline("demo", "--speed", "60", wrong);
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out())
                .contains("NO: result is SUCCEEDED, not FAILED, state is COMPLETE, not FAILED,"
                        + " causes is [], not [EXIT_CODE]")
                .contains("0 of 1 scenario ended as expected.");
    }

    @Test
    void a_failure_is_shown_with_what_it_rests_on_when_it_happens_and_at_the_end() throws IOException {
        Console console =
                Console.lifeline("demo", "--speed", "60", Console.ROOT.resolve("local/scenarios/09-exit-code.yaml"));
        String why = "EXIT_CODE: container app exited with 1";
        assertThat(console.lines())
                .anyMatch(line -> line.contains("RUNNING -> FAILED") && line.contains(why))
                .anyMatch(line -> line.contains("exit-code            FAILED") && line.endsWith(why))
                .anyMatch(line -> line.contains("yes") && line.endsWith(why));
    }

    @Test
    void the_report_shows_every_scenario_escaped_with_its_picture_and_needs_no_other_file() throws Exception {
        Files.writeString(folder.resolve("1.yaml"), """
                name: wrong
                title: Expects <b>"a failure"</b> & more
                expect: { result: failed, state: failed, causes: [exit-code] }
                """);
        Files.copy(Console.ROOT.resolve("local/scenarios/09-exit-code.yaml"), folder.resolve("2.yaml"));
        Path report = folder.resolve("demo.html");

        Console console = Console.lifeline("demo", "--speed", "60", "--report", report, folder);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).contains("Open " + report + " in a browser.");
        String html = Files.readString(report);
        assertThat(html)
                .contains("Lifeline demo: 1 of 2 scenarios ended as expected")
                .contains("Expects &lt;b&gt;&quot;a failure&quot;&lt;/b&gt; &amp; more")
                .contains("href=\"#scenario-wrong\"", "id=\"scenario-wrong\"", "id=\"scenario-exit-code\"")
                .contains(
                        "The cause is EXIT_CODE: the program exited with a code other than 0. The evidence is: container"
                                + " app exited with 1.",
                        "Rule ran-and-failed of policy default@0 decided: budget exit has no retries.",
                        "With one retry in budget exit, rule ran-and-failed would have begun another attempt")
                .doesNotContain("<b>", "<script", "style=", "src=", "http:", "url(");
        assertThat(html.split("<svg", -1)).as("wide and narrow").hasSize(5);
        assertThat(html.split("<details open", -1)).hasSize(2);
        Document document = document(html);
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(4);
        assertThat(document.getElementsByTagName("section").getLength()).isEqualTo(2);
    }

    /** As XML, which tolerates less than HTML; in HTML some elements have no end. */
    private static Document document(String html) throws Exception {
        String xml = html.replace("<!doctype html>", "").replaceAll("<(meta [^>]*)>", "<$1/>");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_broken_scenario_is_refused_with_all_its_problems_and_their_places() throws IOException {
        Path broken = scenario("""
                name: no spaces allowed
                platform: mainframe
                policy: nightly
                script: { behaviours: [{ attempts: [{ pull: { error: bad-luck } }] }] }
                expect: { attempts: 0, result: perfect }
                colour: red
                """);
        Console console = Console.lifeline("demo", broken);
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err().lines())
                .allMatch(line -> line.startsWith(broken + ": "))
                .anyMatch(line -> line.contains(": name: "))
                .anyMatch(line -> line.contains(": title: "))
                .anyMatch(line -> line.contains(": platform: "))
                .anyMatch(line -> line.contains(": policy: "))
                .anyMatch(line -> line.contains(": script.behaviours[0].attempts[0].pull.error: "))
                .anyMatch(line -> line.contains(": expect.attempts: "))
                .anyMatch(line -> line.contains(": expect.result: "))
                .anyMatch(line -> line.contains(": colour: "));
    }

    @Test
    void a_file_that_is_not_YAML_is_refused() throws IOException {
        Console console = Console.lifeline("demo", scenario("name: [unclosed"));
        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("line 1, column 16: not YAML");
    }

    @Test
    void a_place_without_scenarios_is_named() {
        for (Path none : new Path[] {folder, folder.resolve("none.yaml")}) {
            Console console = Console.lifeline("demo", none);
            assertThat(console.exit()).isEqualTo(2);
            assertThat(console.err()).startsWith(none + ": ").contains("there is no scenario");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "61"})
    void a_speed_out_of_range_is_refused(String speed) {
        assertThat(Console.lifeline("demo", "--speed", speed))
                .isEqualTo(new Console(2, "", "--speed: 1 to 60 is expected, not " + speed + "\n"));
    }

    @Test
    void a_checkout_without_its_template_is_told_so() {
        System.setProperty("lifeline.home", folder.toString());
        Console console = Console.lifeline("demo", Console.ROOT.resolve("local/scenarios/01-success.yaml"));
        assertThat(console)
                .isEqualTo(new Console(2, "", folder.resolve("template.yaml") + ": there is no such file\n"));
    }
}
