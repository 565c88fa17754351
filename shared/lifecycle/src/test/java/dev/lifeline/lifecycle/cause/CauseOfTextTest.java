package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that stands alone, as in the failures of a RunTask answer. */
class CauseOfTextTest {

    @ParameterizedTest
    @CsvSource({"RESOURCE:CPU, CAPACITY", "CannotPullContainerError: i/o timeout, PULL_TRANSIENT", "who knows, UNKNOWN"
    })
    void a_text_alone_tells_a_cause_and_is_the_evidence(String text, Cause cause) {
        Classification why = CauseCatalog.standard().classify(text);
        assertThat(why.cause()).isEqualTo(cause);
        assertThat(why.evidence()).isEqualTo(text);
    }
}
