package dev.lifeline.aws.dynamodb;

class DynamoDbHistoryTest extends HistoryContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
