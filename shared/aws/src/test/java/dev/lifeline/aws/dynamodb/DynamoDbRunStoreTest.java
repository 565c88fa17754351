package dev.lifeline.aws.dynamodb;

class DynamoDbRunStoreTest extends RunStoreContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
