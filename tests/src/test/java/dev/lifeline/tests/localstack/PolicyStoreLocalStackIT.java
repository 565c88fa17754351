package dev.lifeline.tests.localstack;

import dev.lifeline.aws.dynamodb.DynamoDbEmulator;
import dev.lifeline.aws.dynamodb.PolicyStoreContract;

@NeedsDocker
class PolicyStoreLocalStackIT extends PolicyStoreContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
