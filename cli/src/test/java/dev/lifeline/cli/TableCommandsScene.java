package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.stack.LoopbackAws;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Explanation;
import dev.lifeline.lifecycle.decision.Explanation.Agreement;
import dev.lifeline.lifecycle.decision.Explanation.ShadowVerdict;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.policy.Policy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.lifecycle.run.Phase;
import dev.lifeline.lifecycle.run.PolicyRef;
import dev.lifeline.lifecycle.run.Run;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The template's own table in DynamoDB Local, and runs in it. */
@ResourceLock("DynamoDB Local")
abstract class TableCommandsScene {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final ObjectMapper JSON = new ObjectMapper();

    DynamoDbLocal dynamoDb;
    AwsClients clients;
    LoopbackAws aws;

    @BeforeEach
    void startAws() throws IOException {
        dynamoDb = DynamoDbLocal.inMemory();
        aws = new LoopbackAws()
                .stack("prod", LoopbackAws.outputs())
                .forward("DynamoDB", dynamoDb.uri())
                .function("ListRuns", request -> FunctionAnswers.list(Map.of()));
        clients = AwsClients.local(dynamoDb.uri(), dynamoDb.uri(), Duration.ofSeconds(1));
        Path root = Path.of(System.getProperty("lifeline.root"));
        Tables.create(
                clients.dynamoDb(),
                Template.read(root.resolve("template.yaml"), Map.of()).tables());
    }

    @AfterEach
    void stopAws() {
        aws.close();
        clients.dynamoDb().close();
        clients.close();
        dynamoDb.close();
    }

    Shell run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", aws.uri().toString()));
        return Shell.run(all.toArray(String[]::new));
    }

    static JsonNode json(Shell shell) throws IOException {
        assertThat(shell.err()).isEmpty();
        return JSON.readTree(shell.out());
    }

    DynamoDbRunStore runs() {
        return new DynamoDbRunStore(
                clients.dynamoDb(), new RunTable("RunTable", 4, Duration.ofDays(36500)), RandomGenerator.getDefault());
    }

    Decision create(String name, Optional<Policy> shadow) {
        LaunchRequest request = new LaunchRequest(
                "prod",
                "etl:7",
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                new Compute.ClusterDefault(),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
        Decision launch = Supervisor.launch(
                new Identity(new RunId(name), new Namespace("test"), Nonce.first(1), Coverage.DECISIVE, "invocation"),
                LaunchOrder.of(request),
                at(NOON, shadow));
        runs().create(launch.run(), launch.explanation());
        return launch;
    }

    static Circumstances at(Instant now, Optional<Policy> shadow) {
        return new Circumstances(
                DefaultPolicy.named("default").orElseThrow(),
                shadow,
                CauseCatalog.standard(),
                Limits.STANDARD,
                now,
                0.5);
    }

    void launched(String name) {
        Decision launch = create(name, Optional.empty());
        for (boolean differs : List.of(false, true)) {
            Stored read = runs().load(launch.run().id()).orElseThrow();
            runs().save(launch.run(), read, Optional.of(shadowed(launch.explanation(), differs)));
        }
    }

    static Explanation shadowed(Explanation like, boolean differs) {
        return new Explanation(
                like.at(),
                like.observation(),
                like.version(),
                like.attempt(),
                like.from(),
                like.to(),
                like.ended(),
                like.cause(),
                like.judged(),
                Optional.of(new ShadowVerdict(
                        new PolicyRef("candidate", 2),
                        Optional.of("never"),
                        differs ? Agreement.PARTS : Agreement.SAME,
                        "rule never ends it; the run ends there, FAILED")),
                like.spent(),
                like.effects(),
                like.deadline(),
                like.policy(),
                like.reason());
    }

    static Run ended(Run run, String name, Instant at) {
        Phase.Ended ended = (Phase.Ended) run.phase();
        Identity identity = run.identity();
        return new Run(
                new Identity(
                        new RunId(name), identity.namespace(), identity.nonce(), Coverage.DECISIVE, identity.origin()),
                run.request(),
                run.policy(),
                run.created(),
                new Phase.Ended(at, ended.result(), ended.cause(), ended.reason()),
                run.attempt(),
                run.past(),
                run.spent(),
                run.endBy(),
                run.pending(),
                run.gaps(),
                run.orders(),
                run.shadow());
    }
}
