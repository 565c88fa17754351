package dev.lifeline.aws;

class DynamoDbQuarantineTest extends QuarantineContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
