package dev.lifeline.aws.dynamodb;

class DynamoDbHistoryPagesTest extends HistoryPagesContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
