package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.controller.event.Samples.SampleRow;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.replay.Replay;
import dev.lifeline.controller.replay.ReplayLine;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SampleEventsTest {
    private static final long SEED = 20260803;
    private static final int MUTATIONS = 3_000;

    private final EventParser parser = new EventParser();

    @Test
    void every_sample_has_a_row_and_every_row_a_sample() {
        assertThat(Samples.rows()).extracting(SampleRow::file).containsExactlyInAnyOrderElementsOf(Samples.files());
    }

    @TestFactory
    Stream<DynamicTest> every_sample_leads_to_the_decision_in_its_row() {
        Map<String, List<SampleRow>> stories = Samples.rows().stream()
                .collect(Collectors.groupingBy(SampleRow::story, LinkedHashMap::new, Collectors.toList()));
        return stories.entrySet().stream()
                .map(story -> dynamicTest(story.getKey(), () -> {
                    List<String> expected =
                            story.getValue().stream().map(SampleRow::expected).toList();
                    assertThat(decisions(story.getValue())).isEqualTo(expected);
                }));
    }

    private static List<String> decisions(List<SampleRow> story) {
        Replay replay =
                new Replay(PolicyDocument.of(DefaultPolicy.named("default").orElseThrow()));
        return story.stream()
                .flatMap(row -> replay.feed(row.file(), new EventParser().parse(Samples.read(row.file()))).stream())
                .map(SampleEventsTest::inWords)
                .toList();
    }

    /** As the table writes it. */
    private static String inWords(ReplayLine line) {
        Optional<Explanation> why = line.decision().map(Decision::explanation);
        String effects =
                line.effects().stream().map(ReplayLine.PlannedEffect::kind).collect(Collectors.joining(", "));
        return String.join(
                "; ",
                line.outcome().name().toLowerCase(Locale.ROOT),
                why.map(it -> it.from() + " -> " + it.to()).orElse("-"),
                why.flatMap(Explanation::cause).map(it -> it.cause().name()).orElse("-"),
                why.flatMap(Explanation::rule).orElse("-"),
                effects.isEmpty() ? "none" : effects);
    }

    @Test
    void every_sample_that_is_an_object_says_that_it_is_one() throws Exception {
        for (String file : Samples.files()) {
            if (!(parser.parse(Samples.read(file)) instanceof Event.Malformed)) {
                JsonNode event = new ObjectMapper().readTree(Samples.read(file));
                assertThat(event.path("lifeline:sample").asText()).as(file).isEqualTo("synthetic");
                assertThat(event.path("account").asText()).as(file).isEqualTo("111122223333");
            }
        }
    }

    @Test
    void no_sample_however_damaged_makes_the_parser_throw() {
        Random random = new Random(SEED);
        List<String> samples = Samples.files().stream()
                .map(Samples::read)
                .filter(text -> !text.isEmpty())
                .toList();
        Map<Class<?>, Integer> answers = new LinkedHashMap<>();
        for (int i = 0; i < MUTATIONS; i++) {
            String damaged = damage(samples.get(random.nextInt(samples.size())), random);
            assertThatNoException()
                    .as("seed %d, mutation %d", SEED, i)
                    .isThrownBy(() -> answers.merge(parser.parse(damaged).getClass(), 1, Integer::sum));
        }
        assertThat(answers.keySet())
                .as("the damage is neither too small nor too great to say anything")
                .contains(Event.TaskStateChange.class, Event.Malformed.class, Event.Unsupported.class);
    }

    @Test
    void a_damaged_event_is_refused_without_a_word_of_its_environment() {
        Random random = new Random(SEED);
        String sample = Samples.read("exit-1-fargate.json");
        for (int i = 0; i < MUTATIONS; i++) {
            // The launch is read on demand, by a lambda whose name contains a random number.
            assertThat(parser.parse(damage(sample, random)).toString().replaceAll("@[0-9a-f]+", ""))
                    .doesNotContain("4711", "not-a-real");
        }
    }

    private static String damage(String text, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, random.nextInt(text.length()));
            case 1 -> flip(text, random);
            default -> withoutAField(text, random);
        };
    }

    private static String flip(String text, Random random) {
        StringBuilder flipped = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            flipped.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(8))));
        }
        return flipped.toString();
    }

    private static String withoutAField(String text, Random random) {
        try {
            JsonNode root = new ObjectMapper().readTree(text);
            List<ObjectNode> objects = new ArrayList<>();
            collect(root, objects);
            if (objects.isEmpty()) {
                return text;
            }
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            if (!names.isEmpty()) {
                object.remove(names.get(random.nextInt(names.size())));
            }
            return root.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException malformedAlready) {
            return text;
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
