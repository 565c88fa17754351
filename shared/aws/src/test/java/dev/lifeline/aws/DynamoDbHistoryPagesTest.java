package dev.lifeline.aws;

class DynamoDbHistoryPagesTest extends HistoryPagesContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
