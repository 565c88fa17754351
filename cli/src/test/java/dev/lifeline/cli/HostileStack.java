package dev.lifeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lifeline.aws.AwsClients;
import dev.lifeline.aws.TableAccess;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.queues.LoopbackSqs;
import dev.lifeline.cli.stack.LoopbackAws;
import dev.lifeline.cli.stack.LoopbackAws.FunctionReply;
import dev.lifeline.cli.stack.LoopbackLogs;
import dev.lifeline.controller.codec.GuardCodec;
import dev.lifeline.controller.store.Quarantine;
import dev.lifeline.controller.store.Quarantine.Origin;
import dev.lifeline.controller.store.Quarantine.QuarantinedMessage;
import dev.lifeline.controller.store.Registers.Register;
import dev.lifeline.lifecycle.cause.CauseCatalog;
import dev.lifeline.lifecycle.decision.Circumstances;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.decision.Limits;
import dev.lifeline.lifecycle.ecs.Compute;
import dev.lifeline.lifecycle.ecs.LaunchRequest;
import dev.lifeline.lifecycle.guard.Breaker;
import dev.lifeline.lifecycle.identity.Coverage;
import dev.lifeline.lifecycle.identity.Identity;
import dev.lifeline.lifecycle.identity.Namespace;
import dev.lifeline.lifecycle.identity.Nonce;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.pipeline.Supervisor;
import dev.lifeline.lifecycle.policy.DefaultPolicy;
import dev.lifeline.lifecycle.run.LaunchOrder;
import dev.lifeline.local.dynamodb.DynamoDbLocal;
import dev.lifeline.local.dynamodb.Tables;
import dev.lifeline.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A deployed stack with hostile texts wherever somebody else may choose them. */
final class HostileStack implements AutoCloseable {
    /** ESC, C1's CSI, backspace, DEL, right-to-left override, zero-width space, and a line that looks like ours. */
    static final String HOSTILE =
            "app\u001b[2J\u009b31m\b\u007f\u202e\u200b\u2066\u2028\r\nFORGED  attempt 1  SUCCEEDED";

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final DynamoDbLocal dynamoDb = DynamoDbLocal.inMemory();
    private final LoopbackSqs sqs = new LoopbackSqs();
    private final LoopbackLogs logs = new LoopbackLogs();
    private final LoopbackAws aws;

    HostileStack() throws IOException {
        AwsClients clients = AwsClients.local(dynamoDb.uri(), dynamoDb.uri(), Duration.ofSeconds(1));
        Tables.create(
                clients.dynamoDb(),
                Template.read(Console.ROOT.resolve("template.yaml"), Map.of()).tables());
        RunTable table = new RunTable("RunTable", 4, Duration.ofDays(36500));
        Decision launch = launch();
        clients.tablePorts(table, RandomGenerator.getDefault())
                .runs()
                .create(launch.run(), launch.explanation().and("container " + HOSTILE + ": exited with 3"));
        new TableAccess(clients.dynamoDb(), table)
                .registers()
                .write(
                        new Register(
                                "breaker#image " + HOSTILE,
                                GuardCodec.BREAKER.text(new Breaker.HalfOpen(HOSTILE, NOON, 1)),
                                0),
                        Optional.empty());
        ((Quarantine) new TableAccess(clients.dynamoDb(), table).quarantined())
                .put(new QuarantinedMessage(
                        HOSTILE, new Origin(HOSTILE, Optional.of(HOSTILE), 2), HOSTILE, HOSTILE, NOON));
        aws = new LoopbackAws()
                .stack("prod", LoopbackAws.outputs())
                .forward("DynamoDB", dynamoDb.uri())
                .forward("AmazonSQS", sqs.uri())
                .forward("Logs", logs.uri());
        logs.put("/ecs/" + HOSTILE, HOSTILE, NOON, HOSTILE);
        functions();
        clients.dynamoDb().close();
        clients.close();
    }

    URI uri() {
        return aws.uri();
    }

    @Override
    public void close() {
        aws.close();
        logs.close();
        sqs.close();
        dynamoDb.close();
    }

    /** What they answer. */
    private void functions() {
        ObjectNode run = FunctionAnswers.ended("etl", "FAILED", 3)
                .put("run", HOSTILE)
                .put("evidence", HOSTILE)
                .put("reason", HOSTILE)
                .put("applied", false)
                .put("why", HOSTILE);
        ObjectNode log = (ObjectNode) run.at("/history/0/logs/0");
        log.put("container", HOSTILE).put("group", "/ecs/" + HOSTILE).put("stream", HOSTILE);
        Stream.of("LaunchRun", "DescribeRun")
                .forEach(name -> aws.function(name, request -> FunctionAnswers.reply(run)));
        aws.function(
                "ControlRun",
                request -> request.path("action").asText().equals("RERUN")
                        ? FunctionReply.error("InvalidRunRequest", HOSTILE)
                        : FunctionAnswers.reply(run));
        aws.function("DeleteRun", request -> FunctionReply.error("RunRefused", HOSTILE));
        aws.function("ListRuns", request -> FunctionAnswers.reply(FunctionAnswers.held(HOSTILE, HOSTILE)));
    }

    static Decision launch() {
        LaunchRequest request = new LaunchRequest(
                "prod",
                HOSTILE,
                new LaunchRequest.Essentials.EssentialsUnknown(),
                Optional.empty(),
                new Compute.ClusterDefault(),
                Optional.empty(),
                LaunchRequest.Overrides.NONE,
                LaunchRequest.Options.DEFAULT);
        return Supervisor.launch(
                new Identity(new RunId("etl"), new Namespace("test"), Nonce.first(1), Coverage.DECISIVE, "invocation"),
                LaunchOrder.of(request),
                new Circumstances(
                        DefaultPolicy.named("default").orElseThrow(),
                        Optional.empty(),
                        CauseCatalog.standard(),
                        Limits.STANDARD,
                        NOON,
                        0.5));
    }
}
