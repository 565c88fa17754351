package dev.lifeline.tests.localstack;

import dev.lifeline.aws.DynamoDbEmulator;
import dev.lifeline.aws.SlotsContract;

@NeedsDocker
class SlotsLocalStackIT extends SlotsContract {

    @Override
    protected DynamoDbEmulator start() {
        return LocalStackDynamoDb.running();
    }
}
