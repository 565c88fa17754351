package dev.lifeline.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.EcsTask;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.TaskRef;
import dev.lifeline.lifecycle.text.Glob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TaskSelectorTest {

    @TestFactory
    Stream<DynamicTest> a_task_is_picked_when_all_that_is_named_holds() {
        return Map.ofEntries(
                        Map.entry("{'cluster': 'prod'}", true),
                        Map.entry("{'cluster': 'PROD'}", true),
                        Map.entry("{'cluster': 'pro'}", false),
                        Map.entry("{'family': 'nightly-*'}", true),
                        Map.entry("{'family': 'nightly-report:7'}", false),
                        Map.entry("{'family': '*', 'group': 'x*'}", false),
                        Map.entry("{'group': 'family:nightly-report'}", true),
                        Map.entry("{'startedBy': '*'}", true),
                        Map.entry("{'startedBy': 'events-rule/*'}", false),
                        Map.entry("{'launchType': 'FARGATE'}", true),
                        Map.entry("{'launchType': 'EC2'}", false),
                        Map.entry("{'cluster': 'prod'}, {'cluster': 'other'}", true),
                        Map.entry("{'cluster': 'other'}", false))
                .entrySet()
                .stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(document(row.getKey())
                                        .adopts(task("family:nightly-report").placement()))
                                .isEqualTo(row.getValue())));
    }

    @Test
    void a_services_task_is_never_picked() {
        assertThat(document("{'cluster': '*'}").adopts(task("service:web").placement()))
                .isFalse();
    }

    @Test
    void it_says_which_of_its_conditions_a_task_misses() {
        TaskSelector selector = new TaskSelector(
                Optional.of(new Glob("prod")),
                Optional.of(new Glob("etl*")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(LaunchType.KnownLaunchType.FARGATE));
        EcsTask.Placement web = new EcsTask.Placement(
                "arn:aws:ecs:eu-west-1:111122223333:cluster/prod",
                "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3",
                Optional.empty(),
                Optional.empty(),
                Optional.of(LaunchType.KnownLaunchType.EC2),
                Optional.empty(),
                Optional.empty());
        assertThat(selector.misses(web))
                .containsExactly("family etl* does not match web", "launchType FARGATE is not EC2");
        assertThat(selector).hasToString("cluster prod, family etl*, launchType FARGATE");
    }

    private static PolicyDocument document(String selectors) {
        return Documents.valid("{'name': 'p', 'match': [" + selectors + "]}");
    }

    private static EcsTask task(String group) {
        String arn = "arn:aws:ecs:eu-central-1:123456789012:";
        return new EcsTask(
                new TaskRef(arn + "task/prod/0123"),
                1,
                EcsStatus.Known.PENDING,
                EcsStatus.Known.RUNNING,
                Optional.empty(),
                new EcsTask.Times(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new EcsTask.Placement(
                        arn + "cluster/prod",
                        arn + "task-definition/nightly-report:7",
                        Optional.of(group),
                        Optional.empty(),
                        Optional.of(LaunchType.KnownLaunchType.FARGATE),
                        Optional.empty(),
                        Optional.empty()),
                List.of());
    }
}
