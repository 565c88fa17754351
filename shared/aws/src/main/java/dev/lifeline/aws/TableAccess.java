package dev.lifeline.aws;

import dev.lifeline.aws.dynamodb.DynamoDbHistory;
import dev.lifeline.aws.dynamodb.DynamoDbPolicyStore;
import dev.lifeline.aws.dynamodb.DynamoDbQuarantine;
import dev.lifeline.aws.dynamodb.DynamoDbRegisters;
import dev.lifeline.aws.dynamodb.DynamoDbRunIndexes;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.aws.error.ErrorText;
import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.DueRuns;
import dev.lifeline.controller.store.History;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.PolicyStore;
import dev.lifeline.controller.store.QuarantinedMessages;
import dev.lifeline.controller.store.RunStore;
import dev.lifeline.controller.store.StoreUnavailable;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The table of a deployed Lifeline for the command line. It launches and stops nothing. */
public record TableAccess(DynamoDbClient dynamoDb, RunTable table) implements AutoCloseable {

    /**
     * Opens a table without a call. Region and credentials are the SDK's defaults.
     *
     * @param endpoint instead of the region's; one on this machine is an emulator, which gets no real credentials
     * @throws StoreUnavailable if no region is configured
     */
    public static TableAccess open(RunTable table, Optional<URI> endpoint) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder();
        endpoint.ifPresent(uri -> {
            if (isThisMachine(uri)) {
                AwsClients.local(builder, uri);
            } else {
                builder.endpointOverride(uri);
            }
        });
        try {
            return new TableAccess(AwsClients.dynamoDb(builder), table);
        } catch (SdkException failure) {
            throw new StoreUnavailable(ErrorText.of(failure), failure);
        }
    }

    private static boolean isThisMachine(URI uri) {
        try {
            return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    public PolicyStore policies() {
        return new DynamoDbPolicyStore(dynamoDb, table);
    }

    /** For reading only: the generator of save names is constant. */
    public RunStore runs() {
        return store();
    }

    public Journals journals() {
        return store();
    }

    public DueRuns due() {
        return new DynamoDbRunIndexes(dynamoDb, table);
    }

    private DynamoDbRunStore store() {
        return new DynamoDbRunStore(dynamoDb, table, () -> 0);
    }

    public History history() {
        return new DynamoDbHistory(dynamoDb, table);
    }

    public QuarantinedMessages quarantined() {
        return new DynamoDbQuarantine(dynamoDb, table);
    }

    public ClearableRegisters registers() {
        return new DynamoDbRegisters(dynamoDb, table);
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
