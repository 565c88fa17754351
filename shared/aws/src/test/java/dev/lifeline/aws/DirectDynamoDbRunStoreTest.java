package dev.lifeline.aws;

class DirectDynamoDbRunStoreTest extends RunStoreContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return new DirectDynamoDbEmulator(LocalDynamoDb.start());
    }
}
