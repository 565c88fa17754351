package dev.lifeline.tests.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifeline.cli.policy.PolicyFiles;
import dev.lifeline.controller.policy.PolicyShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicySchemaTest {
    private static final Path PAGE = SamplePolicies.DOCS.resolve("policy.schema.json");
    private static final String TEXT = PolicyShape.schema().toPrettyString() + "\n";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    private static final List<String> BROKEN = List.of(
            "{}",
            "name: a b",
            "name: always",
            "{ name: p, mode: enforced }",
            "{ name: p, rulez: [] }",
            "{ name: p, mode: off, match: [{ cluster: a }] }",
            "{ name: p, match: [{}] }",
            "{ name: p, match: [{ group: 'service:x' }] }",
            "{ name: p, match: [{ launchType: fargate }] }",
            "{ name: p, imagePull: {} }",
            "{ name: p, rules: [{}] }",
            "{ name: p, rules: [{ then: retri }] }",
            "{ name: p, rules: [{ then: fail, delay: 1s }] }",
            "{ name: p, rules: [{ then: retry, delay: 1s, backoff: {} }] }",
            "{ name: p, rules: [{ name: never-ran, then: fail }] }",
            "{ name: p, rules: [{ then: fail, when: { cause: PULL_NOTFOUND } }] }",
            "{ name: p, rules: [{ then: fail, when: { cause: [] } }] }",
            "{ name: p, rules: [{ then: fail, when: { exitCode: x } }] }",
            "{ name: p, rules: [{ then: fail, when: { exitCode: {} } }] }",
            "{ name: p, rules: [{ then: fail, when: { attempt: 0 } }] }",
            "{ name: p, rules: [{ then: fail, when: { on: ec2 } }] }",
            "{ name: p, rules: [{ then: fail, when: { on: fargate_spot } }] }",
            "{ name: p, rules: [{ then: fail, when: { age: {} } }] }",
            "{ name: p, rules: [{ then: fail, when: { age: { max: 5 } } }] }",
            "{ name: p, rules: [{ then: retry, backoff: { factor: 0.5 } }] }",
            "{ name: p, rules: [{ then: retry, backoff: { kind: constant, max: 1h } }] }",
            "{ name: p, rules: [{ then: retry, launch: {} }] }",
            "{ name: p, rules: [{ then: retry, launch: { launchType: EC2, capacityProvider: x } }] }",
            "{ name: p, rules: [{ then: retry, launch: { memory: { factor: 1, max: 1024 } } }] }",
            "{ name: p, rules: [{ then: retry, launch: { cpu: { factor: 2, max: 128 } } }] }",
            "{ name: p, budgets: { pull: { attempts: 1000 } } }",
            "{ name: p, budgets: { pull: { attempts: unlimited } } }",
            "{ name: p, budgets: { pull: { resetAfter: 0s } } }",
            "{ name: p, timeouts: { stopping: 0s } }",
            "{ name: p, timeouts: { running: soon } }",
            "{ name: p, launch: { networkConfiguration: {} } }",
            "{ name: p, launch: { tags: { a: 1 } } }");

    /** To write it again: {@code -Dlifeline.write=true}. */
    @Test
    void the_page_is_what_the_description_of_a_policy_says() throws IOException {
        if (Boolean.getBoolean("lifeline.write")) {
            Files.writeString(PAGE, TEXT);
        }
        assertThat(SamplePolicies.text(PAGE)).isEqualTo(TEXT);
    }

    @TestFactory
    Stream<DynamicTest> every_sample_is_valid() {
        return SamplePolicies.all().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(complaints(SamplePolicies.text(file))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> what_is_broken_is_refused_by_the_schema_and_by_the_parser() {
        return BROKEN.stream()
                .map(yaml -> DynamicTest.dynamicTest(yaml, () -> {
                    assertThat(complaints(yaml)).isNotEmpty();
                    assertThat(SamplePolicies.problems(PolicyFiles.parse(yaml))).isNotEmpty();
                }));
    }

    @Test
    void every_key_is_described() {
        assertThat(all(SamplePolicies.json(TEXT)))
                .filteredOn(node -> node.has("additionalProperties"))
                .flatMap(node -> List.copyOf(node.path("properties").properties()))
                .hasSizeGreaterThan(60)
                .allSatisfy(key -> assertThat(key.getValue().has("description"))
                        .as(key.getKey())
                        .isTrue());
    }

    private static Stream<JsonNode> all(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(PolicySchemaTest::all));
    }

    private static List<String> complaints(String yaml) {
        return SCHEMA.validate(SamplePolicies.json(yaml).toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
