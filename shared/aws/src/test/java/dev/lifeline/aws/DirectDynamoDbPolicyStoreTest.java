package dev.lifeline.aws;

class DirectDynamoDbPolicyStoreTest extends PolicyStoreContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return new DirectDynamoDbEmulator(LocalDynamoDb.start());
    }
}
