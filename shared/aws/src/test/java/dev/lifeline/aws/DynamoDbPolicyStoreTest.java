package dev.lifeline.aws;

class DynamoDbPolicyStoreTest extends PolicyStoreContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
