package dev.lifeline.aws.dynamodb;

class DynamoDbRegistersTest extends RegistersContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
