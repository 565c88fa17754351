package dev.lifeline.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.functions.FunctionSchemas;
import dev.lifeline.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The schemas in {@code docs/schemas} follow from the code; {@code make docs} writes them again. */
class FunctionSchemasTest {
    private static final Path FOLDER = Repository.ROOT.resolve("docs/schemas");
    private static final Map<String, ObjectNode> SCHEMAS = FunctionSchemas.all();

    private static Path file(String name) {
        return FOLDER.resolve(name + ".schema.json");
    }

    @TestFactory
    Stream<DynamicTest> every_schema_is_what_the_code_says_now() {
        Stream<DynamicTest> each = SCHEMAS.entrySet().stream()
                .map(schema -> DynamicTest.dynamicTest(schema.getKey(), () -> {
                    String text = schema.getValue().toPrettyString() + "\n";
                    if (Boolean.getBoolean("lifeline.write")) {
                        Files.createDirectories(FOLDER);
                        Files.writeString(file(schema.getKey()), text);
                    }
                    assertThat(Files.readString(file(schema.getKey())))
                            .as("make docs writes it again")
                            .isEqualTo(text);
                }));
        return Stream.concat(
                each,
                Stream.of(DynamicTest.dynamicTest("there is no other", FunctionSchemasTest::checkThatThereIsNoOther)));
    }

    private static void checkThatThereIsNoOther() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(SCHEMAS.keySet().stream()
                            .map(FunctionSchemasTest::file)
                            .toList());
        }
    }
}
