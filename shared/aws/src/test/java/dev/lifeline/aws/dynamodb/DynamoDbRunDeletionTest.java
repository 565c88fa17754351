package dev.lifeline.aws.dynamodb;

class DynamoDbRunDeletionTest extends RunDeletionContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
