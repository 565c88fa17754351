package dev.lifeline.controller.request;

import dev.lifeline.controller.json.Fields;
import dev.lifeline.lifecycle.ecs.LaunchRequest.Network;
import java.util.List;
import java.util.Optional;

/**
 * Reads RunTask's {@code networkConfiguration}.
 *
 * <p>Source of the limits: AWS ECS API, AwsVpcConfiguration.
 */
public final class NetworkFields {
    private static final int MOST_SUBNETS = 16;
    private static final int MOST_SECURITY_GROUPS = 5;

    private NetworkFields() {}

    /** Reads the object in the field; what is wrong with it is noted there. */
    public static Optional<Network> read(Fields fields) {
        Optional<Network> network = fields.object("awsvpcConfiguration", NetworkFields::awsvpc);
        fields.require("awsvpcConfiguration", "it is the only kind");
        return network;
    }

    private static Network awsvpc(Fields fields) {
        List<String> subnets = fields.texts("subnets");
        List<String> groups = fields.texts("securityGroups");
        fields.check(List.of("subnets"), () -> {
            if (subnets.isEmpty()) {
                fields.problem("subnets", "at least one is expected");
            }
        });
        fields.atMost("subnets", subnets.size(), MOST_SUBNETS);
        fields.atMost("securityGroups", groups.size(), MOST_SECURITY_GROUPS);
        String publicIp = fields.text("assignPublicIp").orElse("DISABLED");
        if (!publicIp.equals("ENABLED") && !publicIp.equals("DISABLED")) {
            fields.problem("assignPublicIp", "ENABLED or DISABLED is expected");
        }
        return new Network(subnets, groups, publicIp.equals("ENABLED"));
    }
}
