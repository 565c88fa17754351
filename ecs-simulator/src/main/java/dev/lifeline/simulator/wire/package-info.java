/** The simulated ECS behind a loopback port, in AWS JSON 1.1, for the AWS SDK and the AWS CLI. */
@NullMarked
package dev.lifeline.simulator.wire;

import org.jspecify.annotations.NullMarked;
