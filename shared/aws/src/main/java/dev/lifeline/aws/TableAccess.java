package dev.lifeline.aws;

import dev.lifeline.aws.dynamodb.DynamoDbHistory;
import dev.lifeline.aws.dynamodb.DynamoDbPolicyStore;
import dev.lifeline.aws.dynamodb.DynamoDbQuarantine;
import dev.lifeline.aws.dynamodb.DynamoDbRegisters;
import dev.lifeline.aws.dynamodb.DynamoDbRunReads;
import dev.lifeline.aws.dynamodb.DynamoDbRunStore;
import dev.lifeline.aws.dynamodb.DynamoDbSlots;
import dev.lifeline.aws.dynamodb.DynamoDbUnfinishedRuns;
import dev.lifeline.aws.dynamodb.RunTable;
import dev.lifeline.controller.store.ClearableRegisters;
import dev.lifeline.controller.store.Journals;
import dev.lifeline.controller.store.ListingPorts;
import dev.lifeline.controller.store.PolicyStore;
import dev.lifeline.controller.store.QuarantinedMessages;
import dev.lifeline.controller.store.RunStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table of a deployed Lifeline for the command line. It launches and stops nothing. */
public record TableAccess(DynamoDbClient dynamoDb, RunTable table) implements AutoCloseable {

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

    private DynamoDbRunStore store() {
        return new DynamoDbRunStore(dynamoDb, table, () -> 0);
    }

    /** The runs by their deadlines and by their ends. */
    public ListingPorts listing() {
        return new ListingPorts(
                new DynamoDbRunReads(dynamoDb, table),
                new DynamoDbUnfinishedRuns(dynamoDb, table),
                new DynamoDbHistory(dynamoDb, table));
    }

    public QuarantinedMessages quarantined() {
        return new DynamoDbQuarantine(dynamoDb, table);
    }

    public ClearableRegisters registers() {
        return new DynamoDbRegisters(dynamoDb, table);
    }

    /** The slots of the pace. */
    public DynamoDbSlots slots() {
        return new DynamoDbSlots(dynamoDb, table);
    }

    @Override
    public void close() {
        dynamoDb.close();
    }
}
