package dev.lifeline.aws.dynamodb;

class DynamoDbPolicyStoreTest extends PolicyStoreContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
