package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.Journals.JournalEntry;
import dev.lifeline.controller.store.RunStore.DeleteResult;
import dev.lifeline.controller.store.RunStore.Stored;
import dev.lifeline.controller.store.StoreUnavailable;
import dev.lifeline.lifecycle.decision.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What remains of a run that is removed: nothing that a later run of its name could take for its own. */
public abstract class RunDeletionContract extends RunTableContract {
    /** The run's item, and some journal items. */
    private static final int SAVES = 50;

    private Decision saveOften(Decision run) {
        create(run);
        IntStream.rangeClosed(1, SAVES).forEach(save -> save(run));
        return run;
    }

    private Collection<String> sorts() {
        return client
                .query(request -> request.tableName(table.name())
                        .keyConditionExpression("pk = :run")
                        .expressionAttributeValues(Map.of(":run", RunItem.partition(ID.key()))))
                .items()
                .stream()
                .map(item -> item.get("sk"))
                .map(AttributeValue::s)
                .toList();
    }

    private Stored stored() {
        return store.load(ID).orElseThrow();
    }

    @Test
    void a_run_is_removed_with_its_journal() {
        saveOften(Sample.launch("nightly"));
        assertThat(sorts()).hasSizeGreaterThan(3).contains("run");

        assertThat(store.delete(stored())).isEqualTo(new DeleteResult.Gone());

        assertThat(sorts()).isEmpty();
        assertThat(store.journal(ID)).isEmpty();
    }

    @Test
    void a_run_that_has_changed_since_it_was_read_is_kept_whole() {
        Decision run = saveOften(Sample.launch("nightly"));
        Stored read = stored();
        save(run);
        Collection<String> before = sorts();

        assertThat(store.delete(read)).isEqualTo(new DeleteResult.Kept(stored()));
        assertThat(sorts()).isEqualTo(before);
    }

    @Test
    void a_run_that_was_launched_again_is_kept_at_the_same_revision() {
        create(Sample.launch("nightly"));
        Stored read = stored();
        store.delete(read);
        create(Sample.launchAgain("nightly"));

        assertThat(store.delete(read)).isEqualTo(new DeleteResult.Kept(stored()));
    }

    @Test
    void a_removal_whose_answer_was_lost_is_repeated_and_succeeds() {
        saveOften(Sample.launch("nightly"));
        Stored read = stored();
        http.forgetOnce();

        assertThat(store.delete(read)).isEqualTo(new DeleteResult.Gone());
        assertThat(http.hasForgotten()).isTrue();
        assertThat(sorts()).isEmpty();
    }

    @Test
    void what_is_gone_is_gone_again() {
        create(Sample.launch("nightly"));
        Stored read = stored();
        store.delete(read);

        assertThat(store.delete(read)).isEqualTo(new DeleteResult.Gone());
    }

    /** A function whose n-th call, and every later one, is not made or whose answer it never sees. */
    private record Death(int call, boolean made, List<String> calls) implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            calls.add(context.request().getClass().getSimpleName());
            if (calls.size() > call || (calls.size() == call && !made)) {
                throw SdkClientException.create("dead");
            }
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (calls.size() == call) {
                throw SdkClientException.create("dead");
            }
        }
    }

    private boolean diesAt(Death death, Stored read) {
        DynamoDbRunStore mortal =
                new DynamoDbRunStore(dynamoDb.client(http, death), table, RandomGenerator.getDefault());
        return Optional.ofNullable(catchThrowable(() -> mortal.delete(read)))
                .filter(StoreUnavailable.class::isInstance)
                .isPresent();
    }

    @Test
    void a_death_between_any_two_calls_leaves_nothing_that_a_later_run_takes_for_its_own() {
        boolean died = true;
        int deaths = 0;
        for (int call = 1; died; call++) {
            died = false;
            for (boolean made : new boolean[] {false, true}) {
                saveOften(Sample.launch("nightly"));
                died = diesAt(new Death(call, made, new ArrayList<>()), stored());
                deaths += died ? 1 : 0;
                String when = (made ? "after" : "before") + " call " + call;
                Optional<Stored> rest = store.load(ID);
                assertThat(rest.isPresent()).as(when).isEqualTo(call == 1 && !made);
                rest.ifPresent(run -> {
                    assertThat(store.journal(ID)).as(when).hasSize(SAVES + 1);
                    store.delete(run);
                });
                laterRunIsUntouched(when);
            }
        }
        assertThat(deaths).isGreaterThan(8);
    }

    private void laterRunIsUntouched(String when) {
        Decision again = create(Sample.launchAgain("nightly"));
        assertThat(store.journal(ID)).as(when).containsExactly(new JournalEntry(1, again.explanation()));
        IntStream.rangeClosed(1, SAVES).forEach(save -> save(again));

        store.sweep(ID.key());

        assertThat(store.journal(ID))
                .as(when)
                .hasSize(SAVES + 1)
                .extracting(JournalEntry::explanation)
                .containsOnly(again.explanation());
        store.delete(stored());
        assertThat(sorts()).as(when).isEmpty();
    }

    @Test
    void a_sweep_removes_what_a_death_left_and_nothing_else() {
        saveOften(Sample.launch("nightly"));
        diesAt(new Death(2, false, new ArrayList<>()), stored());
        assertThat(sorts()).isNotEmpty().doesNotContain("run");

        store.sweep(ID.key());
        assertThat(sorts()).isEmpty();

        saveOften(Sample.launchAgain("nightly"));
        Collection<String> all = sorts();
        store.sweep(ID.key());
        assertThat(sorts()).isEqualTo(all);
    }

    /** A writer read the run before it was removed, and is about to move entries when the name is launched again. */
    @Test
    void a_late_writer_of_a_removed_run_overwrites_no_entry_of_the_next() {
        Decision former = create(Sample.launch("nightly"));
        List<Stored> read = new ArrayList<>();
        for (int save = 0; save < SAVES; save++) {
            read.add(stored());
            save(former);
        }
        store.delete(stored());
        Decision again = create(Sample.launch("nightly", Sample.NOON.plusSeconds(1)));
        IntStream.rangeClosed(1, SAVES).forEach(save -> save(again));

        read.forEach(late -> store.save(former.run(), late, Optional.of(former.explanation())));

        assertThat(store.journal(ID))
                .hasSize(SAVES + 1)
                .extracting(JournalEntry::explanation)
                .containsOnly(again.explanation());
        assertThat(Stream.of(stored().run())).containsExactly(again.run());
    }
}
