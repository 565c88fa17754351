package dev.lifeline.aws;

class DynamoDbRunStoreTest extends RunStoreContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
