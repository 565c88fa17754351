package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.cause.Evidence.Place;
import dev.lifeline.lifecycle.ecs.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How texts are read, with a few markers. The corpus tests the real ones. */
class TextReaderTest {
    private final TextReader reader = reader(
            "call\tLAUNCH\t-\tin=call\t-",
            "settled\tSTOP\tREQUESTED\tin=attachment\t-",
            "pull\tPULL\t-\t*\t^cannotpull* | ^outofdisk",
            "network\tNETWORK\t-\t*\tnetwork interface was lost",
            "denied\t-\tDENIED\t*\taccess denied | forbidden",
            "policy\t-\tMALFORMED\t*\tthe access denied because of",
            "slow\t-\tTIMED_OUT\t*\ti/o timeout | connection timed out | status #504",
            "refused\t-\tUNREACHABLE\t*\tconnection refused | open * now",
            "throttled\t-\tTHROTTLED\t*\tthrottling | an exception",
            "missing\t-\tMISSING?\t*\tnot found | gone:*",
            "start\t-\tLOST\t*\t^taskfailedtostart$",
            "again\t-\tEXITED\t*\tforbidden");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                       | unknown
            x                                        | unknown
            forbidden                                | denied
            forbidden x                              | denied
            x forbidden                              | denied
            x access denied y                        | denied
            access x denied                          | unknown
            CannotPullContainerError: access denied  | pull+denied
            x CannotPullContainerError               | unknown
            a network interface was lost             | network
            ThrottlingException: x                   | throttled
            Throttling: x                            | throttled
            an exception                             | throttled
            open a/b now                             | refused
            status 504                               | slow
            status a/b                               | unknown
            dial: i/o timeout                        | slow
            gone:away/x y                            | missing
            going:away/x y                           | unknown
            """)
    void a_text_says_what_the_phrases_say_that_it_has(String text, String markers) {
        assertThat(read(Place.TASK, text)).isEqualTo(markers);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            CannotPull: a network interface was lost | pull
            OutOfDisk CannotPull                     | pull
            x a network interface was lost           | network
            """)
    void of_the_rows_with_a_phase_the_first_decides(String text, String markers) {
        assertThat(read(Place.TASK, text)).isEqualTo(markers);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            not found                                | missing
            not found: forbidden                     | denied
            forbidden: not found                     | denied
            connection refused: connection timed out | slow
            connection timed out: connection refused | refused
            forbidden: connection refused: x         | refused
            the access denied because of x           | policy
            """)
    void the_innermost_marker_decides_and_a_guess_only_alone(String text, String markers) {
        assertThat(read(Place.TASK, text)).isEqualTo(markers);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            dial tcp: i/o time                       | slow
            i/o time                                 | slow
            i/o tim                                  | unknown
            dial tcp: i/o tim                        | unknown
            a connection r                           | refused
            a connection t                           | slow
            a connection timed                       | slow
            a connection                             | unknown
            a connect                                | unknown
            forbidden: i/o time                      | slow
            forbidden x i/o tim                      | denied
            the access denied                        | denied
            the access denied bec                    | policy
            the access denied because                | policy
            a network inter                          | network
            """)
    void a_text_that_is_cut_off_says_what_its_end_can_only_be(String text, String markers) {
        assertThat(read(Place.TASK, text)).isEqualTo(markers);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            TaskFailedToStart: OutOfDisk             | pull
            TaskFailedToStart: OutOfDisk forbidden   | pull+denied
            TaskFailedToStart                        | start
            x TaskFailedToStart: OutOfDisk           | unknown
            """)
    void what_ECS_puts_before_a_reason_of_placement_is_no_part_of_it(String text, String markers) {
        assertThat(read(Place.TASK, text)).isEqualTo(markers);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            role forbidden is here                   | unknown
            role forbidden forbidden                 | denied
            forbidden role x                         | denied
            """)
    void a_users_name_says_nothing(String text, String markers) {
        assertThat(read(Place.TASK, text)).isEqualTo(markers);
    }

    @Test
    void a_fact_holds_whatever_the_text_says() {
        assertThat(read(Place.CALL, "")).isEqualTo("call");
        assertThat(read(Place.CALL, "forbidden")).isEqualTo("call+denied");
        assertThat(read(Place.ATTACHMENT, "forbidden")).isEqualTo("settled");
        assertThat(read(Place.ATTACHMENT, "i/o time")).isEqualTo("settled");
    }

    private String read(Place place, String text) {
        Evidence evidence = Evidence.of(place, Reason.of(text));
        return reader.read(evidence, Ending.of(evidence)).decidedBy();
    }

    private static TextReader reader(String... markers) {
        return new TextReader(MarkerFile.parse(List.of(markers)), new UserNames(List.of("role *")));
    }
}
