package dev.lifeline.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BrokenDocumentsTest {
    private static final String DURATION = "; write 90s, 10m, 6h or 1d";

    private record BrokenDocument(String document, String problem) {}

    /** What is wrong with a rule's condition. */
    private static BrokenDocument when(String condition, String problem) {
        return rule("'when': {" + condition + "}, 'then': 'fail'", "when." + problem);
    }

    private static BrokenDocument rule(String fields, String problem) {
        return new BrokenDocument(Documents.rule("{" + fields + "}"), "rules[0]." + problem);
    }

    private static BrokenDocument top(String fields, String problem) {
        return new BrokenDocument("{'name': 'p', " + fields + "}", problem);
    }

    private static final List<BrokenDocument> ROWS = List.of(
            new BrokenDocument("{}", "name: missing; write 1 to 48 letters, digits, _ or -"),
            new BrokenDocument("{'name': 'a b'}", "name: 1 to 48 letters, digits, _ and - are expected"),
            new BrokenDocument("{'name': 7}", "name: a text is expected, not a number"),
            new BrokenDocument("{'name': 'always'}", "name: is that of a built-in policy; choose another name"),
            new BrokenDocument("[]", "a JSON object is expected"),
            new BrokenDocument(
                    "{'name': 'p', 'name': 'p'}", "cannot be read: line 1, column 15: not JSON, or a duplicated field"),
            top("'mode': 'enforced'", "mode: unknown word enforced; did you mean enforce?"),
            top("'mode': 'x'", "mode: unknown word x; known are enforce, shadow, off"),
            top("'rulez': []", "rulez: unknown field; did you mean rules?"),
            top("'match': null", "match: has no value; write one, or leave it out"),
            top("'rules': {}", "rules: a list is expected, not an object"),
            top("'rules': [1]", "rules[0]: an object is expected, not a number"),
            top("'shadow': 'p'", "shadow: names this policy itself; name the one to compare it with"),
            top("'imagePull': {}", "imagePull.behavior: missing; write one of default, always, once, prefer-cached"),
            top(
                    "'mode': 'off', 'match': [{'cluster': 'a'}]",
                    "match: mode off adopts nothing; leave it out, or write mode: shadow"),
            top("'match': [{}]", "match[0]: picks every task; write cluster: \"*\" if that is meant"),
            top(
                    "'match': [{'group': 'service:x'}]",
                    "match[0].group: tasks of services are never adopted: their scheduler replaces them"),
            top(
                    "'match': [{'launchType': 'fargate'}]",
                    "match[0].launchType: unknown word fargate; did you mean FARGATE?"),
            when("'cause': 'PULL_NOTFOUND'", "cause: unknown word PULL_NOTFOUND; did you mean PULL_NOT_FOUND?"),
            when("'cause': []", "cause: an empty list has no effect: name at least one, or omit the field"),
            when("'cause': [7]", "cause[0]: a text is expected, not a number"),
            when("'exitCode': [2, '78-64']", "exitCode[1]: a range from 78 to 64 is empty; write \"64-78\""),
            when(
                    "'exitCode': 'x'",
                    "exitCode: an exit code or a range of them is expected, not x; write 2 or \"64-78\""),
            when(
                    "'exitCode': 1.5",
                    "exitCode: an exit code or a range of them is expected, not a number; write 2 or \"64-78\""),
            when(
                    "'exitCode': '3000000000'",
                    "exitCode: an exit code of at most 32 bits is expected, not 3000000000; write 2 or \"64-78\""),
            when("'exitCode': {}", "exitCode.not: missing; write { not: [0, 2] }, or the codes themselves"),
            when(
                    "'exitCode': {'not': ['a']}",
                    "exitCode.not[0]: an exit code or a range of them is expected, not a; write 2 or \"64-78\""),
            when("'reason': ''", "reason: a text is expected, not an empty one"),
            when(
                    "'reason': '" + "x".repeat(257) + "'",
                    "reason: at most 256 characters are expected; * stands for any text"),
            when(
                    "'stopCode': 'SpotInterrupt'",
                    "stopCode: unknown word SpotInterrupt; known are TaskFailedToStart, EssentialContainerExited, UserInitiated, ServiceSchedulerInitiated, SpotInterruption, TerminationNotice, InfrastructureHealth"),
            when("'attempt': 0", "attempt: attempts are counted from 1 to 1000; write 3, \"2-5\", \"2-\" or \"-5\""),
            when("'attempt': '5-2'", "attempt: a range from 5 to 2 is empty; write \"2-5\""),
            when(
                    "'attempt': '-'",
                    "attempt: an attempt or a range of them is expected, not -; write 3, \"2-5\", \"2-\" or \"-5\""),
            when("'reached': 'RUNNING'", "reached: unknown word RUNNING; did you mean running?"),
            when("'hadEffect': 'no'", "hadEffect: true or false is expected, not a text"),
            when("'hadEffect': 1", "hadEffect: true or false is expected, not a number"),
            when("'on': 'fargate_spot'", "on: there is no fargate_spot; did you mean FARGATE_SPOT?"),
            when("'on': ['ec2']", "on[0]: there is no ec2; did you mean EC2?"),
            when("'age': {}", "age: has no effect; write min, max or both"),
            when("'age': {'min': '2h', 'max': '1h'}", "age.min: is longer than max: nothing can match"),
            when("'ran': {}", "ran: has no effect; write min, max or both"),
            when("'ran': {'min': '2h', 'max': '1h'}", "ran.min: is longer than max: nothing can match"),
            when("'ran': '5m'", "ran: an object is expected, not a text"),
            when("'age': {'max': 5}", "age.max: a duration is expected, not a number" + DURATION),
            when("'age': {'max': '5 minutes'}", "age.max: 5 minutes is not a duration" + DURATION),
            when("'age': {'max': '366d'}", "age.max: 366d is too long; 365d is the longest"),
            when("'age': {'max': '999999999d'}", "age.max: 999999999d is too long; 365d is the longest"),
            rule("'when': {}", "then: missing; write one of retry, fail, stop, ignore, succeed"),
            rule("'then': 'retri'", "then: unknown word retri; did you mean retry?"),
            rule("'then': 'fail', 'delay': '1s'", "delay: only then: retry has one; leave it out"),
            rule("'then': 'retry', 'budget': 'hosts'", "budget: unknown word hosts; did you mean host?"),
            rule(
                    "'then': 'retry', 'delay': '1s', 'backoff': {}",
                    "delay: cannot be given together with backoff: it is its short form"),
            rule(
                    "'then': 'retry', 'backoff': {'initial': '2m', 'max': '1m'}",
                    "backoff.max: is shorter than initial, which is 2m"),
            rule("'then': 'retry', 'backoff': {'factor': 0.5}", "backoff.factor: a number from 1 to 100 is expected"),
            rule(
                    "'then': 'retry', 'backoff': {'kind': 'constant', 'factor': 2}",
                    "backoff.factor: only kind exponential has one; leave it out"),
            rule(
                    "'then': 'retry', 'backoff': {'kind': 'constant', 'max': '1h'}",
                    "backoff.max: kind constant does not grow; leave it out"),
            rule("'then': 'retry', 'launch': {}", "launch: changes nothing; name what is different, or leave it out"),
            rule(
                    "'then': 'retry', 'launch': {'launchType': 'EC2', 'capacityProvider': 'x'}",
                    "launch.launchType: cannot be given together with capacityProvider: ECS takes one of them"),
            rule(
                    "'then': 'retry', 'launch': {'capacityProvider': 'FARGATE_SPOTS'}",
                    "launch.capacityProvider: there is no FARGATE_SPOTS; did you mean FARGATE_SPOT?"),
            rule(
                    "'then': 'retry', 'launch': {'memory': {'factor': 1, 'max': 1024}}",
                    "launch.memory.factor: a number above 1 to 100 is expected"),
            rule(
                    "'then': 'retry', 'launch': {'memory': {'factor': 2, 'max': 511}}",
                    "launch.memory.max: a whole number from 512 to 2147483647 is expected"),
            rule(
                    "'then': 'retry', 'launch': {'cpu': {'factor': 2, 'max': 128}}",
                    "launch.cpu.max: a whole number from 256 to 2147483647 is expected"),
            rule("'then': 'retry', 'launch': {'cpu': {'factor': 2}}", "launch.cpu.max: missing; write the maximum"),
            rule("'name': 'never-ran', 'then': 'fail'", "name: never-ran is a built-in rule; choose another name"),
            new BrokenDocument(
                    Documents.rule("{'name': 'rule-2', 'when': {'attempt': 1}, 'then': 'fail'}, {'then': 'fail'}"),
                    "rules[1].name: rule-2 is duplicated; a name is for one rule"),
            new BrokenDocument(
                    Documents.rule("{'then': 'fail'}, {'when': {'attempt': 1}, 'then': 'fail'}"),
                    "rules[1]: can never hold: rule-1 before it always does; move it up"),
            new BrokenDocument(
                    Documents.rule("{'then': 'ignore'}, {'when': {'attempt': 1}, 'then': 'ignore'}"),
                    "rules[1]: can never hold: rule-1 before it always does; move it up"),
            top(
                    "'budgets': {'pull': {'attempts': 1000}}",
                    "budgets.pull.attempts: a whole number from 0 to 999 is expected"),
            top(
                    "'budgets': {'pull': {'attempts': 'unlimitd', 'within': '1h'}}",
                    "budgets.pull.attempts: unknown word unlimitd; did you mean unlimited?"),
            top(
                    "'budgets': {'pull': {'attempts': 'unlimited'}}",
                    "budgets.pull.within: missing; unlimited attempts need a time in which they may be made, such as 24h"),
            top(
                    "'budgets': {'pull': {'window': '2h', 'within': '1h'}}",
                    "budgets.pull.within: is shorter than window, which could then never pass; make it longer"),
            top(
                    "'budgets': {'pull': {'resetAfter': '0s'}}",
                    "budgets.pull.resetAfter: a duration above zero is expected, 365d at most" + DURATION),
            top("'budgets': {'pul': {}}", "budgets.pul: unknown field; did you mean pull?"),
            top(
                    "'timeouts': {'stopping': '0s'}",
                    "timeouts.stopping: a duration above zero is expected, 365d at most" + DURATION),
            top("'timeouts': {'running': '366d'}", "timeouts.running: 366d is too long; 365d is the longest"),
            top(
                    "'timeouts': {'running': '2h', 'run': '1h'}",
                    "timeouts.run: is shorter than running, which could then never pass"),
            top(
                    "'launch': {'networkConfiguration': {}}",
                    "launch.networkConfiguration.awsvpcConfiguration: missing; it is the only kind"),
            top("'launch': {'tags': {'a': 1}}", "launch.tags.a: a text is expected, not a number"));

    @TestFactory
    Stream<DynamicTest> each_is_refused_with_exactly_one_problem() {
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.document(),
                        () -> assertThat(Documents.problems(row.document())).containsExactly(row.problem())));
    }

    @Test
    void changes_of_launch_that_go_round_in_a_circle_are_named() {
        assertThat(Documents.problems(Documents.rule("""
                {'name': 'to-spot', 'when': {'cause': 'CAPACITY'}, 'then': 'retry', 'launch': {'capacityProvider': 'FARGATE_SPOT'}},
                {'name': 'other', 'when': {'on': 'EC2'}, 'then': 'retry', 'launch': {'launchType': 'EXTERNAL'}},
                {'name': 'back', 'when': {'on': 'FARGATE_SPOT'}, 'then': 'retry', 'launch': {'capacityProvider': 'FARGATE'}}""")))
                .containsExactly("rules[0].launch: the changes of to-spot, back form a cycle; remove one of them");
        assertThat(Documents.problems(Documents.rule("""
                {'when': {'on': 'A'}, 'then': 'retry', 'launch': {'capacityProvider': 'B'}},
                {'when': {'on': 'B'}, 'then': 'retry', 'launch': {'capacityProvider': 'C'}}"""))).isEmpty();
    }

    @Test
    void an_ignoring_rule_hides_only_those_that_ignore() {
        assertThat(Documents.problems(Documents.rule("{'then': 'ignore'}, {'then': 'fail'}")))
                .isEmpty();
    }

    @Test
    void everything_is_named_at_once() {
        assertThat(Documents.problems("""
                {'mode': 'on', 'rules': [{'when': {'cause': ['HOST', 'HOTS'], 'exitcode': 1}, 'then': 'retry', 'delay': '1'}],
                 'budgets': {'exit': {'attempts': -1}}, 'timeouts': {'run': 5}}"""))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "name",
                        "mode",
                        "rules[0].when.cause[1]",
                        "rules[0].when.exitcode",
                        "rules[0].delay",
                        "budgets.exit.attempts",
                        "timeouts.run");
    }

    @Test
    void a_thousand_rules_are_refused() {
        String rules = IntStream.rangeClosed(1, 1000)
                .mapToObj(attempt -> "{'when': {'attempt': " + attempt + "}, 'then': 'fail'}")
                .collect(Collectors.joining(","));
        assertThat(Documents.problems(Documents.rule(rules)))
                .containsExactly("rules: at most 100 are allowed, not 1000");
    }

    @Test
    void more_selectors_or_tags_than_allowed_are_refused() {
        String selectors = String.join(",", Collections.nCopies(101, "{'cluster': 'c'}"));
        String tags = IntStream.rangeClosed(1, 51)
                .mapToObj(tag -> "'t" + tag + "': 'v'")
                .collect(Collectors.joining(","));
        assertThat(Documents.problems(
                        "{'name': 'p', 'match': [" + selectors + "], 'launch': {'tags': {" + tags + "}}}"))
                .containsExactlyInAnyOrder(
                        "match: at most 100 are allowed, not 101", "launch.tags: at most 50 are allowed, not 51");
    }

    @Test
    void more_than_64_KiB_are_refused() {
        assertThat(Documents.problems("{'name': '" + "x".repeat(64 * 1024) + "'}"))
                .containsExactly("the document is longer than 64 KiB; split it into policies for different tasks");
    }
}
