package dev.lifeline.tests.localstack;

import dev.lifeline.aws.dynamodb.DynamoDbEmulator;
import dev.lifeline.aws.dynamodb.HistoryPagesContract;

@NeedsDocker
class HistoryPagesLocalStackIT extends HistoryPagesContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
