package dev.lifeline.tests.localstack;

import dev.lifeline.aws.dynamodb.DynamoDbEmulator;
import dev.lifeline.aws.dynamodb.RunStoreContract;

@NeedsDocker
class RunStoreLocalStackIT extends RunStoreContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
