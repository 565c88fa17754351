package dev.lifeline.tests.template;

import static dev.lifeline.tests.template.Deployed.list;
import static dev.lifeline.tests.template.Deployed.map;
import static dev.lifeline.tests.template.Deployed.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The notice of a failed run: the rule on the run events, played on events of real runs. */
@ResourceLock("DynamoDB Local")
class NoticeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STACK = "arn:aws:cloudformation:us-east-1:111122223333:stack/lifeline/51af3dc0";
    private static final Map<String, Object> RULE = Deployed.template().properties("FailedRunRule");
    private static final Map<String, Object> PIPE =
            Deployed.templateWithout(Set.of("SendsAllRunEvents")).properties("RunChanges");

    @Test
    void a_run_that_failed_is_told_with_its_cause_and_what_that_rests_on() {
        List<String> notices = events(STACK).stream()
                .filter(NoticeTest::matches)
                .map(NoticeTest::notice)
                .toList();

        assertThat(notices)
                .anySatisfy(notice -> assertThat(notice)
                        .contains("Run exit-code failed with EXIT_CODE at ")
                        .contains("Evidence: container app exited with 1")
                        .contains("lifeline explain exit-code"))
                .noneMatch(notice -> notice.contains("Run success "))
                .noneMatch(notice -> notice.contains("<"));
    }

    @Test
    void the_runs_of_another_stack_on_the_same_bus_are_not_told() {
        assertThat(events(STACK.replace("lifeline", "another"))).isNotEmpty().noneMatch(NoticeTest::matches);
    }

    private static List<ObjectNode> events(String stack) {
        Map<String, Object> bus = map(map(PIPE.get("TargetParameters")).get("EventBridgeEventBusParameters"));
        return RunChangeTest.details(PIPE).stream()
                .map(detail -> {
                    ObjectNode event = JSON.createObjectNode()
                            .put("source", text(bus.get("Source")))
                            .put("detail-type", text(bus.get("DetailType")));
                    list(bus.get("Resources"))
                            .forEach(resource -> event.withArray("resources")
                                    .add(text(resource).replace("${AWS::StackId}", stack)));
                    event.set("detail", detail);
                    return event;
                })
                .toList();
    }

    private static boolean matches(JsonNode event) {
        return RunChangeTest.matches(text(RULE.get("EventPattern")).replace("${AWS::StackId}", STACK), event);
    }

    /** As EventBridge does it: each variable stands for the value that its path leads to. */
    private static String notice(JsonNode event) {
        Map<String, Object> transformer =
                map(map(list(RULE.get("Targets")).getFirst()).get("InputTransformer"));
        String notice = text(transformer.get("InputTemplate"));
        for (Map.Entry<String, Object> path :
                map(transformer.get("InputPathsMap")).entrySet()) {
            String pointer = text(path.getValue()).replace("$", "").replace('.', '/');
            notice = notice.replace("<" + path.getKey() + ">", event.at(pointer).asText());
        }
        return notice;
    }
}
