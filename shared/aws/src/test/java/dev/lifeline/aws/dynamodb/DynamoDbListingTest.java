package dev.lifeline.aws.dynamodb;

class DynamoDbListingTest extends ListingContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
