package dev.lifeline.aws;

class DynamoDbSlotsTest extends SlotsContract {
    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
