package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CauseCorpusTest {
    /** Lifeline's own time-outs are not texts of ECS. */
    private static final EnumSet<Cause> NOT_FROM_TEXTS = EnumSet.of(Cause.TIMEOUT);

    @ParameterizedTest
    @MethodSource("corpus")
    void every_text_of_the_corpus_means_its_cause(String line) {
        CorpusRow row = CorpusRow.parse(line);

        Classification why = CauseCatalog.standard().classify(row.task(), row.essentials());

        assertThat(row.causes()).as("%s", why).contains(why.cause());
    }

    @Test
    void every_cause_has_its_texts() {
        assertThat(corpus().flatMap(line -> CorpusRow.parse(line).causes().stream()))
                .containsAll(EnumSet.complementOf(NOT_FROM_TEXTS));
    }

    @Test
    void the_container_and_the_exit_code_of_a_cause_are_of_one_container() {
        long named = Stream.of("corpus.tsv", "situations.tsv")
                .flatMap(CorpusRow::lines)
                .map(CorpusRow::parse)
                .filter(row -> {
                    Classification why = CauseCatalog.standard().classify(row.task(), row.essentials());
                    why.container()
                            .ifPresent(name -> assertThat(row.task().containers())
                                    .as("%s", why)
                                    .anyMatch(each -> each.name().equals(name)
                                            && each.exitCode().equals(why.exitCode())));
                    return why.container().isPresent();
                })
                .count();
        assertThat(named).isGreaterThan(50);
    }

    static Stream<String> corpus() {
        return CorpusRow.lines("corpus.tsv");
    }
}
