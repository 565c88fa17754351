package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Pattern.Evidence;
import dev.lifeline.lifecycle.cause.Pattern.Place;
import dev.lifeline.lifecycle.ecs.StopCode;
import dev.lifeline.lifecycle.text.Glob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

    @ParameterizedTest(name = "entry for {0} and {1}, text of {2} under {3}: {4}")
    @CsvSource({
        "ANY,       *,              TASK,      none,           true",
        "ANY,       *,              CONTAINER, UserInitiated,  true",
        "TASK,      *,              CONTAINER, none,           false",
        "CONTAINER, *,              TASK,      none,           false",
        "CONTAINER, *,              CONTAINER, none,           true",
        "ANY,       UserInitiated,  TASK,      UserInitiated,  true",
        "ANY,       UserInitiated,  TASK,      userinitiated,  true",
        "ANY,       UserInitiated,  TASK,      none,           false",
        "ANY,       UserInitiated,  TASK,      SpotInterruption, false",
        "ANY,       Brandnew,       TASK,      Brandnew,       true",
    })
    void place_and_stop_code_narrow_an_entry(Place place, String codes, Place of, String code, boolean matches) {
        List<String> stopCodes = codes.equals("*") ? List.of() : List.of(codes);
        Optional<StopCode> stopCode = code.equals("none") ? Optional.empty() : Optional.of(StopCode.of(code));
        assertThat(new Pattern("id", Cause.HOST, stopCodes, place, new Glob("*"))
                        .matches(stopCode, new Evidence(of, "x")))
                .isEqualTo(matches);
    }
}
