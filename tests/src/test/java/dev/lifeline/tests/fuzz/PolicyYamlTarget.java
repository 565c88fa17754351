package dev.lifeline.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyParser;
import dev.lifeline.local.yaml.YamlText;
import java.nio.charset.StandardCharsets;

/** Policies as people write them. */
public final class PolicyYamlTarget {
    private PolicyYamlTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Requested<JsonNode> json = YamlText.json(text);
        FuzzProperty.alike(json, YamlText.json(text));
        PolicyJsonTarget.check(json.then(new PolicyParser()::parse));
    }
}
