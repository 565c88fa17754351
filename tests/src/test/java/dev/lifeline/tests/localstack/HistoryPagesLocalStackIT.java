package dev.lifeline.tests.localstack;

import dev.lifeline.aws.DynamoDbEmulator;
import dev.lifeline.aws.HistoryPagesContract;

@NeedsDocker
class HistoryPagesLocalStackIT extends HistoryPagesContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
