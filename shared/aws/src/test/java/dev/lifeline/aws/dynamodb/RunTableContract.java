package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.store.DueRuns.Due;
import dev.lifeline.controller.store.RunStore.SaveResult.Saved;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Run;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of runs in a DynamoDB, a new one for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunTableContract {
    static final Duration RETENTION = Duration.ofDays(30);
    static final RunId ID = new RunId("nightly");
    static final int SHARDS = 4;

    final CountedCalls calls = new CountedCalls();
    final ForgetfulHttp http = new ForgetfulHttp(UrlConnectionHttpClient.create());
    DynamoDbEmulator dynamoDb;
    DynamoDbClient client;
    RunTable table;
    DynamoDbRunStore store;
    DynamoDbRunIndexes indexes;

    protected abstract DynamoDbEmulator start() throws Exception;

    @BeforeAll
    void startDynamoDb() throws Exception {
        dynamoDb = start();
        client = dynamoDb.client(http, calls);
    }

    @AfterAll
    void stopDynamoDb() {
        client.close();
        dynamoDb.close();
    }

    @BeforeEach
    void createTable(TestInfo test) {
        table = new RunTable(test.getTestMethod().orElseThrow().getName(), SHARDS, RETENTION);
        dynamoDb.createTable(client, table.name());
        store = new DynamoDbRunStore(client, table, RandomGenerator.getDefault());
        indexes = new DynamoDbRunIndexes(client, table);
        calls.since();
    }

    static Due due(Run run) {
        return new Due(run.id().key(), run.deadline().orElseThrow());
    }

    Decision create(Decision decision) {
        assertThat(store.create(decision.run(), decision.explanation())).isInstanceOf(Saved.class);
        return decision;
    }

    /** Saves over what is stored. */
    Decision save(Decision decision) {
        Stored read = store.load(decision.run().id()).orElseThrow();
        assertThat(store.save(decision.run(), read, Optional.of(decision.explanation())))
                .isInstanceOf(Saved.class);
        return decision;
    }

    Map<String, AttributeValue> item(String sort) {
        return client.getItem(request -> request.tableName(table.name())
                        .key(Map.of("pk", AttributeValue.fromS("run#" + ID.key()), "sk", AttributeValue.fromS(sort))))
                .item();
    }
}
