package dev.lifeline.tests.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The jar that is deployed, in front of DynamoDB Local and the simulated ECS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class FunctionJarScene {
    final Backend backend = Backend.start();
    final SampleRuns runs = new SampleRuns(backend.store());

    @BeforeAll
    void packaged() {
        assertThat(FunctionJar.PATH)
                .as("the jar that mvn verify packages before these tests; build it with mvn package")
                .exists();
    }

    @AfterAll
    void stop() throws IOException {
        backend.close();
    }

    FunctionProcess.StartCommand plan(Class<? extends RequestStreamHandler> handler) {
        return new FunctionProcess.StartCommand(
                List.of(),
                List.of("-XX:TieredStopAtLevel=1"),
                List.of(FunctionJar.PATH),
                handler.getName(),
                backend.environment());
    }

    static List<JsonNode> lines(FunctionProcess function) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : function.lines()) {
            if (line.startsWith("{")) {
                lines.add(SampleRuns.json(line));
            }
        }
        return lines;
    }

    static JsonNode metrics(FunctionProcess function) throws IOException {
        List<JsonNode> documents =
                lines(function).stream().filter(line -> line.has("_aws")).toList();
        assertThat(documents).as("one document an invocation").hasSize(1);
        return documents.getFirst();
    }
}
