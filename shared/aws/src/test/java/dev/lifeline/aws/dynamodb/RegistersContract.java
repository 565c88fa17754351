package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.Registers.Register;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The contract of the registers on every DynamoDB. */
public abstract class RegistersContract {

    protected abstract DynamoDbEmulator start() throws Exception;

    @Test
    void of_two_that_write_over_the_same_value_one_comes_too_late() throws Exception {
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), new CountedCalls())) {
            dynamoDb.createTable(client, "registers");
            ClearableRegisters registers =
                    new DynamoDbRegisters(client, new RunTable("registers", 1, Duration.ofDays(2)));

            assertThat(registers.read("pace")).isEmpty();
            assertThat(registers.write(new Register("pace", "a", 0), Optional.empty()))
                    .isTrue();
            assertThat(registers.write(new Register("pace", "b", 0), Optional.empty()))
                    .isFalse();
            assertThat(registers.write(new Register("pace", "b", 1), Optional.of(Sample.NOON)))
                    .isTrue();
            assertThat(registers.write(new Register("pace", "c", 1), Optional.empty()))
                    .isFalse();

            assertThat(registers.read("pace")).contains(new Register("pace", "b", 2));
            assertThat(client.scan(request -> request.tableName("registers")).items())
                    .singleElement()
                    .satisfies(item -> assertThat(item)
                            .containsEntry("pk", AttributeValue.fromS("registers"))
                            .containsEntry("sk", AttributeValue.fromS("pace"))
                            .containsEntry(
                                    "expiresAt", AttributeValue.fromN(Long.toString(Sample.NOON.getEpochSecond()))));
        }
    }

    @Test
    void all_that_are_not_deleted_are_told() throws Exception {
        try (DynamoDbEmulator dynamoDb = start();
                DynamoDbClient client = dynamoDb.client(UrlConnectionHttpClient.create(), new CountedCalls())) {
            dynamoDb.createTable(client, "registers-2");
            ClearableRegisters registers =
                    new DynamoDbRegisters(client, new RunTable("registers-2", 1, Duration.ofDays(2)));

            assertThat(registers.all()).isEmpty();
            registers.write(new Register("one", "a", 0), Optional.empty());
            registers.write(new Register("two", "b", 0), Optional.empty());
            registers.delete("one");
            registers.delete("none");

            assertThat(registers.all()).containsExactly(new Register("two", "b", 1));
        }
    }
}
