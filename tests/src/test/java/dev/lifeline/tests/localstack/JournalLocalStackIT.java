package dev.lifeline.tests.localstack;

import dev.lifeline.aws.DynamoDbEmulator;
import dev.lifeline.aws.JournalContract;

@NeedsDocker
class JournalLocalStackIT extends JournalContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
