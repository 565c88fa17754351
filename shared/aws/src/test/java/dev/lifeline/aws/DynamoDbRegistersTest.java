package dev.lifeline.aws;

class DynamoDbRegistersTest extends RegistersContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
