package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.store.History.EndedRun;
import dev.lifeline.controller.store.History.Entry;
import dev.lifeline.controller.store.History.Filter;
import dev.lifeline.controller.store.History.Page;
import dev.lifeline.controller.store.History.Query;
import dev.lifeline.controller.store.RunStore.SaveResult.Saved;
import dev.lifeline.lifecycle.cause.Cause;
import dev.lifeline.lifecycle.decision.Decision;
import dev.lifeline.lifecycle.identity.RunId;
import dev.lifeline.lifecycle.run.Phase.Result;
import dev.lifeline.lifecycle.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** The history that a table of runs holds. */
public abstract class HistoryTableContract extends RunTableContract {
    DynamoDbHistory history;

    @BeforeEach
    void openHistory() {
        history = new DynamoDbHistory(client, table);
    }

    Page page(Instant from, Instant until) {
        return history.ended(new Query(from, until, Filter.NONE, 100, Optional.empty()));
    }

    static Filter filter(String result, String cause, String family, String cluster) {
        return new Filter(
                Optional.of(result).filter(word -> !word.isEmpty()).map(Result::valueOf),
                Optional.of(cause).filter(word -> !word.isEmpty()).map(Cause::valueOf),
                Optional.of(family).filter(word -> !word.isEmpty()),
                Optional.of(cluster).filter(word -> !word.isEmpty()),
                Optional.empty());
    }

    List<Entry> all(Filter filter) {
        Page page = history.ended(new Query(Instant.EPOCH, Instant.MAX, filter, 100, Optional.empty()));
        assertThat(page.next()).isEmpty();
        return page.entries();
    }

    static EndedRun run(String name, Instant ended) {
        return new EndedRun(
                new RunId(name), Result.SUCCEEDED, Optional.empty(), "etl", "prod", 1, ended.minusSeconds(60), ended);
    }

    EndedRun saved(EndedRun wanted) {
        Run run = Sample.run(wanted);
        assertThat(EndedRun.of(run)).contains(wanted);
        save(run);
        return wanted;
    }

    /** Over what is stored of its name, if anything is. */
    void save(Run run) {
        Decision any = Sample.launch("any");
        assertThat(store.load(run.id())
                        .map(last -> store.save(run, last, Optional.of(any.explanation())))
                        .orElseGet(() -> store.create(run, any.explanation())))
                .isInstanceOf(Saved.class);
    }
}
