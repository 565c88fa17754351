package dev.lifeline.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CanonicalPolicyTest {
    private static final List<String> DOCUMENTS = List.of(
            "{'name': 'p'}",
            "{'name': 'p', 'mode': 'off', 'imagePull': {'behavior': 'once'}, 'shadow': 'q'}",
            Documents.rule("{'then': 'retry'}"),
            Documents.rule("{'then': 'retry', 'backoff': {}}"),
            Documents.rule("{'then': 'retry', 'budget': 'start', 'delay': '1500ms'}"),
            Documents.rule(
                    "{'when': {'cause': ['HOST', 'HEALTH'], 'on': ['B', 'A']}, 'then': 'retry', 'backoff': {'kind': 'fibonacci', 'max': '1h', 'jitter': 'none'}}"),
            Documents.rule(
                    "{'when': {'cause': 'HOST'}, 'then': 'retry', 'budget': 'exit', 'launch': {'capacityProvider': 'c', 'cpu': {'factor': 1.5, 'max': 512}, 'memory': {'factor': 2, 'max': 2048}}}"),
            Documents.rule(
                    "{'name': 'n', 'when': {'exitCode': {'not': [-1073741510, -1073741511, '5-9']}, 'container': 'c*', 'reason': 'r', 'stopCode': ['UserInitiated'], 'attempt': '2-', 'reached': 'never', 'hadEffect': true, 'age': {'min': '1h', 'max': '1d'}, 'ran': {'min': '5m'}}, 'then': 'stop'}, {'then': 'ignore'}"),
            "{'name': 'p', 'budgets': {'pull': {'attempts': 'unlimited', 'within': '2d', 'window': '36h', 'resetAfter': '90s', 'backoff': {'kind': 'constant', 'initial': '7m'}}, 'exit': {'attempts': 2, 'backoff': {'factor': 3, 'initial': '10m'}}}}",
            "{'name': 'p', 'timeouts': {'provisioning': '900s', 'run': '24h'}, 'match': [{'family': 'A-*', 'group': 'family:x', 'startedBy': '*', 'launchType': 'EC2'}], 'launch': {'tags': {'b': '1', 'a': '2'}, 'networkConfiguration': {'awsvpcConfiguration': {'subnets': ['s2', 's1'], 'securityGroups': ['g'], 'assignPublicIp': 'ENABLED'}}}}");

    @TestFactory
    Stream<DynamicTest> the_form_reads_back_as_the_same_document_and_has_itself_as_form() {
        return DOCUMENTS.stream()
                .map(text -> DynamicTest.dynamicTest(text, () -> {
                    PolicyDocument document = Documents.valid(text);
                    CanonicalPolicy form = CanonicalPolicy.of(document);
                    PolicyDocument again = Documents.valid(form.json());
                    assertThat(again).isEqualTo(document);
                    assertThat(CanonicalPolicy.of(again)).isEqualTo(form);
                }));
    }

    @Test
    void what_means_the_same_has_the_same_form() {
        String plain =
                "{'rules': [{'then': 'retry', 'when': {'cause': ['HOST', 'CAPACITY'], 'exitCode': [1, 2]}}], 'name': 'p'}";
        String wordy = """
                {'name': 'p', 'mode': 'enforce', 'match': [], 'imagePull': {'behavior': 'default'},
                 'rules': [{'name': 'rule-1', 'budget': 'host',
                            'when': {'exitCode': ['1-1', 2], 'cause': ['CAPACITY', 'HOST'], 'attempt': '1-'},
                            'then': 'retry', 'launch': {'subnets': 'keep'}}],
                 'budgets': {'exit': {'attempts': 0}, 'pull': {'backoff': {'initial': '10000ms', 'max': '300s'}}}}""";
        assertThat(CanonicalPolicy.of(Documents.valid(wordy))).isEqualTo(CanonicalPolicy.of(Documents.valid(plain)));
    }

    @Test
    void a_form_is_sorted_and_short_and_its_hash_is_pinned() {
        CanonicalPolicy form = CanonicalPolicy.of(Documents.valid(
                "{'timeouts': {'run': '7200s'}, 'name': 'p', 'rules': [{'then': 'fail', 'when': {'cause': 'HOST'}}]}"));
        assertThat(form.json())
                .isEqualTo("{'name':'p','rules':[{'then':'fail','when':{'cause':['HOST']}}],'timeouts':{'run':'2h'}}"
                        .replace('\'', '"'));
        assertThat(form.hash()).isEqualTo("825d4dea4ca2c188f765f529c88a526bff97bc8ae78a26f02c1c2a9f979108ac");
    }

    /** A hash is stored permanently: the text of a duration must not change. */
    @Test
    void a_duration_has_the_largest_unit_that_leaves_nothing_over() {
        assertThat(CanonicalPolicy.of(Documents.valid("{'name': 'p', 'timeouts': {'run': '48h', 'running': '36h',"
                                + " 'activating': '120s', 'pending': '90s', 'provisioning': '1500ms'}}"))
                        .json())
                .isEqualTo(
                        "{'name':'p','timeouts':{'activating':'2m','pending':'90s','provisioning':'1500ms','run':'2d',"
                                .concat("'running':'36h'}}")
                                .replace('\'', '"'));
    }

    @Test
    void another_meaning_has_another_hash() {
        assertThat(DOCUMENTS.stream()
                        .map(Documents::valid)
                        .map(CanonicalPolicy::of)
                        .map(CanonicalPolicy::hash))
                .doesNotHaveDuplicates();
    }
}
