package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.list;
import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The grants of a role, one per action and resource. */
record Role(List<Grant> grants) {
    private static final Map<String, String> SUBSTITUTES = Map.of(
            "${AWS::Partition}", "aws",
            "${AWS::Region}", "us-east-1",
            "${AWS::AccountId}", "111122223333",
            "${TaskFamilies}", "*",
            "${ClusterArns}", "arn:aws:ecs:us-east-1:111122223333:cluster/*",
            "${PassableRoleArns}", "arn:aws:iam::111122223333:role/task");

    static Role of(Deployed template, String name) {
        Map<String, Object> role = template.properties(name);
        Stream<Object> managed = list(role.getOrDefault("ManagedPolicyArns", List.of())).stream()
                .map(policy -> text(policy).substring(2, text(policy).length() - 1))
                .map(policy -> template.properties(policy).get("PolicyDocument"));
        Stream<Object> own =
                list(role.get("Policies")).stream().map(policy -> map(policy).get("PolicyDocument"));
        return new Role(Stream.concat(managed, own)
                .flatMap(document -> list(map(document).get("Statement")).stream())
                .flatMap(statement -> grants(map(statement)))
                .toList());
    }

    private static Stream<Grant> grants(Map<String, Object> statement) {
        return list(statement.get("Action")).stream()
                .flatMap(action -> list(statement.get("Resource")).stream()
                        .map(resource -> new Grant(text(action), substituted(text(resource)))));
    }

    static String substituted(String resource) {
        String text = resource;
        for (Map.Entry<String, String> each : SUBSTITUTES.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    /** One action on one resource; a star in it stands for anything. */
    record Grant(String action, String resource) {
        boolean allows(Need need) {
            return action.equals(need.action())
                    && Pattern.matches("\\Q" + resource.replace("*", "\\E.*\\Q") + "\\E", need.resource());
        }
    }
}
