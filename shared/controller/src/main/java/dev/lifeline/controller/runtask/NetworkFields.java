package dev.lifeline.controller.runtask;

import dev.lifeline.controller.json.Reading.Fits;
import dev.lifeline.controller.json.Reading.Misfits;
import dev.lifeline.controller.shape.Many;
import dev.lifeline.controller.shape.Shape;
import dev.lifeline.controller.shape.Shapes;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import java.util.List;

/**
 * RunTask's {@code networkConfiguration}.
 *
 * <p>Source of the limits: AWS ECS API, AwsVpcConfiguration.
 */
public final class NetworkFields {
    private static final int MOST_SUBNETS = 16;
    private static final int MOST_SECURITY_GROUPS = 5;
    private static final String NO_SUBNET = "at least one is expected";

    private static final Shape<List<String>> SUBNETS = Many.list(Shapes.TEXT, MOST_SUBNETS)
            .needed(NO_SUBNET)
            .checked(some -> some.isEmpty() ? new Misfits<>(NO_SUBNET) : new Fits<>(some))
            .with(schema -> schema.put("minItems", 1))
            .described("One to sixteen subnets.", List.of("subnet-0a1b2c3d4e5f60718"));

    private static final Shape<List<String>> SECURITY_GROUPS = Many.list(Shapes.TEXT, MOST_SECURITY_GROUPS)
            .described("At most five security groups.", List.of("sg-0123456789abcdef0"));

    private static final Shape<Boolean> PUBLIC_IP = Shapes.word(
                    assigned -> assigned ? "ENABLED" : "DISABLED", false, true)
            .or(false)
            .described("Whether the task gets a public address.");

    private static final Shape<Network> AWSVPC = Shapes.<Network>record(fields -> new Network(
                    fields.field("subnets", SUBNETS, Network::subnets),
                    fields.field("securityGroups", SECURITY_GROUPS, Network::securityGroups),
                    fields.field("assignPublicIp", PUBLIC_IP, Network::assignPublicIp)))
            .needed("it is the only kind")
            .described("For the network mode awsvpc.");

    public static final Shape<Network> NETWORK = Shapes.<Network>record(
                    fields -> fields.field("awsvpcConfiguration", AWSVPC, network -> network))
            .described("As in RunTask.");

    private NetworkFields() {}
}
