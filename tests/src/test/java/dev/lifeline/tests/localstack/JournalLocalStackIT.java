package dev.lifeline.tests.localstack;

import dev.lifeline.aws.dynamodb.DynamoDbEmulator;
import dev.lifeline.aws.dynamodb.JournalContract;

@NeedsDocker
class JournalLocalStackIT extends JournalContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
