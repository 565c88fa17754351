package dev.lifeline.aws.dynamodb;

class DynamoDbJournalTest extends JournalContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
