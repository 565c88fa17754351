package dev.lifeline.tests.localstack;

import dev.lifeline.aws.DynamoDbEmulator;
import dev.lifeline.aws.RegistersContract;

@NeedsDocker
class RegistersLocalStackIT extends RegistersContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
