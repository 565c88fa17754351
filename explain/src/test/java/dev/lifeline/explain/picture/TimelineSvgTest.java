package dev.lifeline.explain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifeline.explain.AnyLife;
import dev.lifeline.explain.Life;
import dev.lifeline.explain.timeline.Segment;
import dev.lifeline.explain.timeline.Timeline;
import dev.lifeline.explain.timeline.Timelines;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class TimelineSvgTest {
    private static final List<Integer> WIDTHS = List.of(320, 480, 1280);

    @Test
    void any_life_has_its_segments_inside_the_picture_in_order_and_without_overlap() {
        AnyLife.of(20261128, 500).forEach(life -> {
            Timeline timeline = timeline(life);
            for (int width : WIDTHS) {
                check(timeline, width);
            }
        });
    }

    private static void check(Timeline timeline, int width) {
        Document picture = parsed(TimelineSvg.draw(timeline, width));
        Map<String, List<Element>> rows = new TreeMap<>();
        elements(picture, "rect").stream()
                .filter(rect -> !rect.getAttribute("x").isEmpty())
                .forEach(rect -> rows.computeIfAbsent(rect.getAttribute("y"), row -> new ArrayList<>())
                        .add(rect));
        assertThat(rows).hasSize(timeline.attempts().size());
        rows.values().forEach(row -> {
            double free = 0;
            for (Element rect : row) {
                double left = number(rect, "x");
                double wide = number(rect, "width");
                assertThat(wide).as("a bar can be seen").isGreaterThan(0.9);
                assertThat(left).as("no bar is on another").isGreaterThan(free - 0.02);
                free = left + wide;
            }
            assertThat(free).isLessThanOrEqualTo(width);
        });
        assertThat(elements(picture, "g").stream().filter(g -> g.hasAttribute("tabindex")))
                .hasSize(timeline.marks().size()
                        + timeline.attempts().stream()
                                .mapToInt(bar -> bar.segments().size())
                                .sum())
                .allSatisfy(said -> {
                    assertThat(said.getAttribute("aria-label")).isNotBlank();
                    assertThat(said.getElementsByTagName("title").item(0).getTextContent())
                            .isEqualTo(said.getAttribute("aria-label"));
                });
        assertThat(TimelineSvg.draw(timeline, width)).doesNotContain("style=", "<script", "NaN", "\u202e");
    }

    @Test
    void an_attempt_that_has_just_been_decided_is_a_wait() {
        Timeline timeline = timeline(Life.launched());
        check(timeline, 480);
        assertThat(states(timeline)).containsExactly("WAITING");
    }

    @Test
    void an_attempt_shows_the_states_of_its_task_in_their_order() {
        Life life = Life.launched().accepted(1).running(20).exits(60, 3);
        assertThat(states(timeline(life)))
                .containsExactly("WAITING", "PROVISIONING", "PULLING", "ACTIVATING", "RUNNING");
    }

    @Test
    void a_task_is_shown_until_it_is_gone_even_if_its_run_has_ended() {
        Life life = Life.launched()
                .accepted(1)
                .running(20)
                .sees(60, task -> task.exited(3).status("DEACTIVATING"))
                .sees(5, task -> task.status("STOPPED"));
        Timeline timeline = timeline(life);
        assertThat(life.run().hasEnded()).isTrue();
        assertThat(states(timeline)).endsWith("RUNNING", "DEPROVISIONING");
        assertThat(timeline.attempts().getLast().segments().getLast().to()).isEqualTo(life.now());
    }

    @Test
    void a_wait_for_the_next_attempt_belongs_to_the_one_before() {
        Life life = Life.launched()
                .accepted(1)
                .sees(5, task -> task.failed("CannotPullContainerError: i/o timeout"))
                .due()
                .accepted(1)
                .running(9);
        Timeline timeline = timeline(life);
        assertThat(timeline.attempts().getFirst().segments().getLast().state().name())
                .isEqualTo("WAITING");
        assertThat(timeline.attempts().getFirst().segments().getLast().to())
                .isEqualTo(timeline.attempts().getLast().segments().getFirst().from());
        check(timeline, 480);
    }

    @Test
    void a_life_of_two_seconds_and_one_of_two_weeks_have_few_and_round_ticks() {
        assertThat(ticks(Life.launched().accepted(0.3).running(0.7).exits(1, 0), 480))
                .startsWith("0 s", "0.5 s")
                .hasSizeBetween(3, 7);
        assertThat(ticks(Life.launched().accepted(1).running(30).exits(14 * 86_400, 0), 1280))
                .startsWith("0 s", "1 d")
                .hasSizeBetween(8, 17);
        assertThat(ticks(Life.launched().accepted(1).running(30).exits(14 * 86_400, 0), 480))
                .startsWith("0 s")
                .hasSizeBetween(3, 7);
    }

    @Test
    void twenty_attempts_have_twenty_rows() {
        Life life = Life.launched();
        for (int attempt = 1; attempt <= 20; attempt++) {
            life.accepted(1)
                    .running(10)
                    .sees(
                            5,
                            task -> task.stopping(
                                            StopCode.KnownStopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.")
                                    .status("STOPPED"))
                    .due();
        }
        Timeline timeline = timeline(life);
        assertThat(timeline.attempts()).hasSize(21);
        WIDTHS.forEach(width -> check(timeline, width));
    }

    @Test
    void places_are_kept_where_there_is_room_and_shrink_where_there_is_none() {
        Spread.PlaceInRow row = new Spread.PlaceInRow(0, 100);
        assertThat(Spread.within(row, List.of(new Spread.PlaceInRow(10, 20), new Spread.PlaceInRow(20, 90)), 2))
                .containsExactly(new Spread.PlaceInRow(10, 20), new Spread.PlaceInRow(20, 90));
        List<Spread.PlaceInRow> crowd = Spread.within(
                row,
                IntStream.range(0, 40)
                        .mapToObj(each -> new Spread.PlaceInRow(99, 99))
                        .toList(),
                5);
        assertThat(crowd)
                .hasSize(40)
                .allSatisfy(place -> assertThat(place.width()).isCloseTo(2.5, within(0.01)));
        assertThat(crowd.getLast().right()).isCloseTo(100, within(0.01));
    }

    private static List<String> ticks(Life life, int width) {
        return elements(parsed(TimelineSvg.draw(timeline(life), width)), "text").stream()
                .filter(text -> text.getAttribute("class").equals("axis"))
                .map(Element::getTextContent)
                .toList();
    }

    private static Timeline timeline(Life life) {
        return Timelines.of(life.run(), life.journal(), life.now());
    }

    private static List<String> states(Timeline timeline) {
        return timeline.attempts().stream()
                .flatMap(bar -> bar.segments().stream())
                .map(Segment::state)
                .map(Enum::name)
                .toList();
    }

    private static double number(Element of, String attribute) {
        return Double.parseDouble(of.getAttribute(attribute));
    }

    private static List<Element> elements(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(each -> (Element) found.item(each))
                .toList();
    }

    static Document parsed(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError("not well-formed: " + xml, broken);
        }
    }
}
