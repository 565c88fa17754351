package dev.lifeline.aws;

class DynamoDbParkingTest extends ParkingContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
