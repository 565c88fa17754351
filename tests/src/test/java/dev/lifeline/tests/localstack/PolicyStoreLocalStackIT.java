package dev.lifeline.tests.localstack;

import dev.lifeline.aws.DynamoDbEmulator;
import dev.lifeline.aws.PolicyStoreContract;

@NeedsDocker
class PolicyStoreLocalStackIT extends PolicyStoreContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
