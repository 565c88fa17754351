package dev.lifeline.aws;

class DynamoDbHistoryTest extends HistoryContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
