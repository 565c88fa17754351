package dev.lifeline.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.cli.policy.PolicyFiles;
import dev.lifeline.controller.policy.CanonicalPolicy;
import dev.lifeline.controller.policy.PolicyDocument;
import dev.lifeline.controller.policy.PolicyShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SamplePoliciesTest {
    private static final long SEED = 20_261_121;
    private static final int MUTANTS = 100;
    private static final String LETTERS = "{}[]:,-*&!\"'#\n 09zonm|>%@`~";

    @Test
    void there_are_at_least_ten() {
        assertThat(SamplePolicies.all()).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void everything_has_every_key_that_a_policy_knows() {
        Set<String> known = new TreeSet<>();
        keys(PolicyShape.schema(), "properties", known);
        Set<String> used = new TreeSet<>();
        fields(SamplePolicies.json(SamplePolicies.text(SamplePolicies.DOCS.resolve("policies/everything.yaml"))), used);
        assertThat(used).containsAll(known);
    }

    /** The keys of all objects under that name. */
    private static void keys(JsonNode schema, String name, Set<String> found) {
        schema.path(name).fieldNames().forEachRemaining(found::add);
        schema.forEach(child -> keys(child, name, found));
    }

    private static void fields(JsonNode document, Set<String> found) {
        document.fieldNames().forEachRemaining(found::add);
        document.forEach(child -> fields(child, found));
    }

    @TestFactory
    Stream<DynamicTest> each_is_valid_and_the_same_from_its_one_form() {
        return each(file -> {
            PolicyDocument document = SamplePolicies.valid(PolicyFiles.parse(SamplePolicies.text(file)));
            CanonicalPolicy form = CanonicalPolicy.of(document);
            assertThat(SamplePolicies.valid(PolicyFiles.parse(form.json()))).isEqualTo(document);
        });
    }

    @TestFactory
    Stream<DynamicTest> each_means_the_same_as_json() {
        return each(file -> {
            JsonNode json = SamplePolicies.json(SamplePolicies.text(file));
            assertThat(CanonicalPolicy.of(SamplePolicies.valid(PolicyFiles.parse(json.toPrettyString()))))
                    .isEqualTo(CanonicalPolicy.of(SamplePolicies.valid(PolicyFiles.parse(SamplePolicies.text(file)))));
        });
    }

    @TestFactory
    Stream<DynamicTest> no_mutation_makes_the_reader_throw() {
        RandomGenerator random = new Random(SEED);
        return each(file -> {
            for (int mutant = 0; mutant < MUTANTS; mutant++) {
                String text = mutated(SamplePolicies.text(file), random);
                assertThat(PolicyFiles.parse(text)).as(text).isNotNull();
            }
        });
    }

    /** One to four places are cut, duplicated or overwritten. */
    private static String mutated(String text, RandomGenerator random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int change = random.nextInt(1, 5); change > 0; change--) {
            int from = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), from + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> mutant.delete(from, to);
                case 1 -> mutant.insert(to, mutant.substring(from, to));
                default -> mutant.setCharAt(from, LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return mutant.toString();
    }

    private interface PolicyCheck {
        void of(Path file);
    }

    private static Stream<DynamicTest> each(PolicyCheck check) {
        List<Path> files = SamplePolicies.all();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.of(file)));
    }
}
