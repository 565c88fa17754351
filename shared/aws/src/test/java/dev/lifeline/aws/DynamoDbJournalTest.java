package dev.lifeline.aws;

class DynamoDbJournalTest extends JournalContract {

    @Override
    protected DynamoDbEmulator start() throws Exception {
        return LocalDynamoDb.start();
    }
}
