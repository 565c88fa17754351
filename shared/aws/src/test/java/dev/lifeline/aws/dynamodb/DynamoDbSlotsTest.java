package dev.lifeline.aws.dynamodb;

class DynamoDbSlotsTest extends SlotsContract {
    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
