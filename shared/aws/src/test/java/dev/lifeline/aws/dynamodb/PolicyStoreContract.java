package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.PolicyStore.NewPolicy;
import dev.lifeline.controller.store.PolicyStore.PutResult;
import dev.lifeline.controller.store.PolicyStore.PutResult.Created;
import dev.lifeline.controller.store.PolicyStore.PutResult.Unchanged;
import dev.lifeline.controller.store.PolicyVersions.PolicyVersion;
import dev.lifeline.controller.store.PolicyVersions.StoredPolicy;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.controller.store.UnreadablePolicy;
import dev.lifeline.lifecycle.run.PolicyRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The contract of the policy store on every DynamoDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PolicyStoreContract {
    private static final CountedCalls CALLS = new CountedCalls();
    private static final ForgetfulHttp HTTP = new ForgetfulHttp(UrlConnectionHttpClient.create());

    private DynamoDbEmulator dynamoDb;
    private DynamoDbClient client;

    private RunTable table;
    private DynamoDbPolicyStore store;

    protected abstract DynamoDbEmulator start() throws Exception;

    @BeforeAll
    void startDynamoDb() throws Exception {
        dynamoDb = start();
        client = dynamoDb.client(HTTP, CALLS);
    }

    @AfterAll
    void stopDynamoDb() {
        client.close();
        dynamoDb.close();
    }

    @BeforeEach
    void createTable(TestInfo test) {
        table = new RunTable(test.getTestMethod().orElseThrow().getName(), 1, Duration.ofDays(1));
        dynamoDb.createTable(client, table.name());
        store = new DynamoDbPolicyStore(client, table);
        CALLS.since();
    }

    private static NewPolicy policy(String name, String content) {
        return new NewPolicy(name, "hash of " + content, "{\"content\":\"" + content + "\"}", Sample.NOON);
    }

    private static PolicyVersion version(String name, int version, String content) {
        return new PolicyVersion(new PolicyRef(name, version), "hash of " + content, Sample.NOON);
    }

    @Test
    void the_first_put_is_version_one_and_costs_a_read_and_a_transaction() {
        assertThat(store.put(policy("nightly", "a"))).isEqualTo(new Created(version("nightly", 1, "a")));
        assertThat(CALLS.since()).containsExactly("GetItem", "TransactWriteItems");

        assertThat(store.latest("nightly")).contains(version("nightly", 1, "a"));
        assertThat(store.version(new PolicyRef("nightly", 1)))
                .contains(new StoredPolicy(version("nightly", 1, "a"), "{\"content\":\"a\"}", Optional.empty()));
    }

    private static NewPolicy written(String content, String source) {
        NewPolicy policy = policy("nightly", content);
        return new NewPolicy(policy.name(), policy.hash(), policy.document(), Optional.of(source), policy.at());
    }

    @Test
    void a_text_is_kept_as_it_was_written_and_a_changed_one_is_a_version_of_its_own() {
        store.put(written("a", "# why\ncontent: a\n"));
        assertThat(store.version(new PolicyRef("nightly", 1)).orElseThrow().source())
                .contains("# why\ncontent: a\n");

        assertThat(store.put(written("a", "# why\ncontent: a\n"))).isEqualTo(new Unchanged(version("nightly", 1, "a")));
        assertThat(store.put(policy("nightly", "a"))).isEqualTo(new Unchanged(version("nightly", 1, "a")));
        assertThat(store.put(written("a", "content: a"))).isEqualTo(new Created(version("nightly", 2, "a")));
    }

    @Test
    void each_change_is_the_next_version_and_leaves_those_before_as_they_are() {
        store.put(policy("nightly", "a"));
        store.put(policy("nightly", "b"));

        assertThat(store.put(policy("nightly", "c"))).isEqualTo(new Created(version("nightly", 3, "c")));
        assertThat(store.latest("nightly")).contains(version("nightly", 3, "c"));
        assertThat(store.version(new PolicyRef("nightly", 1)).orElseThrow().document())
                .contains("\"a\"");
    }

    @Test
    void the_same_again_is_the_same_version_and_writes_nothing() {
        store.put(policy("nightly", "a"));
        CALLS.since();

        assertThat(store.put(policy("nightly", "a"))).isEqualTo(new Unchanged(version("nightly", 1, "a")));
        assertThat(CALLS.since()).containsExactly("GetItem");
    }

    @Test
    void going_back_to_an_older_document_is_a_new_version() {
        store.put(policy("nightly", "a"));
        store.put(policy("nightly", "b"));

        assertThat(store.put(policy("nightly", "a"))).isEqualTo(new Created(version("nightly", 3, "a")));
    }

    @Test
    void a_put_whose_answer_is_lost_is_not_two_versions() {
        store.put(policy("nightly", "a"));
        HTTP.forgetOnce();

        store.put(policy("nightly", "b"));

        assertThat(HTTP.hasForgotten()).isTrue();
        assertThat(store.latest("nightly")).contains(version("nightly", 2, "b"));
    }

    @Test
    void puts_at_the_same_time_are_versions_one_after_the_other() {
        Set<PutResult> results = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 4).parallel().forEach(number -> results.add(store.put(policy("nightly", "c" + number))));

        assertThat(results)
                .extracting(result -> result.version().ref().version())
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void the_list_has_the_latest_of_each_by_name_in_one_query() {
        store.put(policy("weekly", "a"));
        store.put(policy("nightly", "a"));
        store.put(policy("nightly", "b"));
        CALLS.since();

        assertThat(store.list()).containsExactly(version("nightly", 2, "b"), version("weekly", 1, "a"));
        assertThat(CALLS.since()).containsExactly("Query");
    }

    @Test
    void what_was_never_put_is_not_there() {
        assertThat(store.latest("nightly")).isEmpty();
        assertThat(store.version(new PolicyRef("nightly", 1))).isEmpty();
        assertThat(store.list()).isEmpty();
    }

    @Test
    void a_built_in_policy_is_not_replaced() {
        for (String name : List.of("default", "always", "once", "prefer-cached")) {
            assertThatThrownBy(() -> store.put(policy(name, "a")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("policy " + name + " is built in");
        }
        assertThat(CALLS.since()).isEmpty();
    }

    @Test
    void a_document_beyond_DynamoDBs_limit_is_refused_and_writes_nothing() {
        assertThatThrownBy(() -> store.put(policy("nightly", "x".repeat(400 * 1024))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy nightly has")
                .hasMessageContaining("make it smaller");
        assertThat(store.latest("nightly")).isEmpty();
    }

    @Test
    void a_table_that_is_missing_is_a_store_that_is_unavailable() {
        DynamoDbPolicyStore elsewhere = new DynamoDbPolicyStore(client, new RunTable("nowhere", 1, Duration.ofDays(1)));

        assertThatThrownBy(() -> elsewhere.latest("nightly"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> elsewhere.put(policy("nightly", "a"))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void a_version_whose_item_is_broken_is_unreadable_and_not_gone() {
        PolicyRef ref = new PolicyRef("nightly", 1);
        Map<String, AttributeValue> whole = PolicyItem.document(version("nightly", 1, "a"), policy("nightly", "a"));
        for (String attribute : List.of("document", "hash", "at", "version")) {
            for (AttributeValue broken : List.of(AttributeValue.fromBool(true), AttributeValue.fromS("x"))) {
                Map<String, AttributeValue> item = new HashMap<>(whole);
                item.put(attribute, broken);
                boolean right = broken.s() != null && (attribute.equals("document") || attribute.equals("hash"));
                client.putItem(request -> request.tableName(table.name()).item(item));

                if (right) {
                    assertThat(store.version(ref)).isPresent();
                } else {
                    assertThatThrownBy(() -> store.version(ref))
                            .as("%s: %s", attribute, broken)
                            .isInstanceOf(UnreadablePolicy.class)
                            .hasMessageContaining("policy nightly@1 cannot be read");
                }
            }
        }
    }

    @Test
    void a_put_that_is_overtaken_reads_again_and_replaces_nothing() {
        store.put(policy("nightly", "a"));

        PutResult result = putOvertakenBy(() -> store.put(policy("nightly", "theirs")), policy("nightly", "mine"));

        assertThat(result).isEqualTo(new Created(version("nightly", 3, "mine")));
        assertThat(store.version(new PolicyRef("nightly", 2)).orElseThrow().document())
                .contains("theirs");
    }

    @Test
    void a_first_put_that_is_overtaken_is_the_second_version() {
        PutResult result = putOvertakenBy(() -> store.put(policy("nightly", "theirs")), policy("nightly", "mine"));

        assertThat(result).isEqualTo(new Created(version("nightly", 2, "mine")));
    }

    @Test
    void the_latest_version_is_only_replaced_by_who_read_it() {
        for (boolean first : List.of(true, false)) {
            String name = first ? "new" : "old";
            if (!first) {
                store.put(policy(name, "a"));
            }
            PolicyVersion moved = version(name, 7, "moved");

            PutResult result = putOvertakenBy(
                    () -> client.putItem(
                            request -> request.tableName(table.name()).item(PolicyItem.pointer(moved))),
                    policy(name, "mine"));

            assertThat(result).isEqualTo(new Created(version(name, 8, "mine")));
        }
    }

    @Test
    void a_version_that_exists_is_never_written_over() {
        store.put(policy("nightly", "a"));
        Map<String, AttributeValue> stray =
                PolicyItem.document(version("nightly", 2, "stray"), policy("nightly", "stray"));
        client.putItem(request -> request.tableName(table.name()).item(stray));

        assertThatThrownBy(() -> store.put(policy("nightly", "b"))).isInstanceOf(StoreUnavailable.class);

        assertThat(store.latest("nightly")).contains(version("nightly", 1, "a"));
        assertThat(store.version(new PolicyRef("nightly", 2)).orElseThrow().document())
                .contains("stray");
    }

    /** Runs an action between the read and the write of a put. */
    private PutResult putOvertakenBy(Runnable competitor, NewPolicy policy) {
        AtomicBoolean done = new AtomicBoolean();
        ExecutionInterceptor between = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                if (context.request() instanceof TransactWriteItemsRequest && !done.getAndSet(true)) {
                    competitor.run();
                }
            }
        };
        try (DynamoDbClient slow = dynamoDb.client(UrlConnectionHttpClient.create(), between)) {
            return new DynamoDbPolicyStore(slow, table).put(policy);
        }
    }
}
