package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.list;
import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each queue and topic accepts only what its rules send or could not deliver. */
class DeliveriesTest {

    /** A rule and what it sends to, as the template calls them. */
    private record RuleDelivery(String rule, String to) {}

    @Test
    void the_policies_allow_what_the_rules_do_and_nothing_else() {
        compare(Deployed.template());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdoptsTasks", "RecordsLaunches", "SendsNotices"})
    void the_same_holds_without_an_option(String option) {
        compare(Deployed.templateWithout(Set.of(option)));
    }

    @Test
    void a_queue_has_one_policy_since_the_last_one_would_replace_the_others() {
        Deployed template = Deployed.template();
        assertThat(Stream.concat(
                        template.resources("AWS::SQS::QueuePolicy").stream()
                                .flatMap(policy ->
                                        list(template.properties(policy).get("Queues")).stream()),
                        connectors(template).map(delivery -> delivery.to().replace(".Arn", ""))))
                .doesNotHaveDuplicates();
    }

    private static void compare(Deployed template) {
        Set<RuleDelivery> made =
                Stream.concat(rules(template), schedules(template)).collect(Collectors.toSet());
        Set<RuleDelivery> allowed = Stream.of("AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy")
                .flatMap(type -> template.resources(type).stream())
                .map(template::properties)
                .flatMap(policy -> list(map(policy.get("PolicyDocument")).get("Statement")).stream())
                .map(Deployed::map)
                .filter(statement -> map(statement.get("Principal")).containsValue("events.amazonaws.com"))
                .flatMap(DeliveriesTest::allowed)
                .collect(Collectors.toSet());
        connectors(template).forEach(allowed::add);

        assertThat(allowed).isNotEmpty().isEqualTo(made);
    }

    private static Stream<RuleDelivery> allowed(Map<String, Object> statement) {
        Object sources = map(map(statement.get("Condition")).get("ArnEquals")).get("aws:SourceArn");
        return list(sources).stream()
                .map(rule -> new RuleDelivery(text(rule).replace(".Arn", ""), text(statement.get("Resource"))));
    }

    private static Stream<RuleDelivery> connectors(Deployed template) {
        return template.resources("AWS::Serverless::Connector").stream()
                .map(template::properties)
                .map(connector -> new RuleDelivery(
                        "${" + map(connector.get("Source")).get("Id") + "}",
                        "${" + map(connector.get("Destination")).get("Id") + ".Arn}"));
    }

    private static Stream<RuleDelivery> rules(Deployed template) {
        return template.resources("AWS::Events::Rule").stream()
                .flatMap(rule -> list(template.properties(rule).get("Targets")).stream()
                        .map(Deployed::map)
                        .flatMap(target -> Stream.concat(
                                        Stream.of(target.get("Arn")),
                                        Stream.ofNullable(target.get("DeadLetterConfig"))
                                                .map(letters -> map(letters).get("Arn")))
                                .map(to -> new RuleDelivery("${" + rule + "}", text(to)))));
    }

    /** SAM allows the invocation of the function itself. */
    private static Stream<RuleDelivery> schedules(Deployed template) {
        return template.resources("AWS::Serverless::Function").stream()
                .flatMap(function ->
                        map(template.properties(function).getOrDefault("Events", Map.of())).entrySet().stream()
                                .filter(event ->
                                        "Schedule".equals(map(event.getValue()).get("Type")))
                                .map(event -> new RuleDelivery(
                                        "${" + function + event.getKey() + "}",
                                        text(map(map(map(event.getValue()).get("Properties"))
                                                        .get("DeadLetterConfig"))
                                                .get("Arn")))));
    }
}
