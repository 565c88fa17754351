package dev.lifeline.aws.dynamodb;

class DynamoDbQuarantineTest extends QuarantineContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
