package dev.lifeline.tests.localstack;

import dev.lifeline.aws.DynamoDbEmulator;
import dev.lifeline.aws.HistoryContract;

@NeedsDocker
class HistoryLocalStackIT extends HistoryContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
