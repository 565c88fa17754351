package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.lifecycle.ecs.EcsContainer;
import dev.lifeline.lifecycle.ecs.EcsStatus;
import dev.lifeline.lifecycle.ecs.Exit;
import dev.lifeline.lifecycle.ecs.LaunchType;
import dev.lifeline.lifecycle.ecs.Reason;
import dev.lifeline.lifecycle.ecs.StopCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
    private static final EcsContainer CONTAINER = new EcsContainer(
            "app", EcsStatus.Known.STOPPED, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    @ParameterizedTest(name = "{0} for a text of a task that ended with code {1}, exit {2}, running {3}, on {4}: {5}")
    @CsvSource({
        "*,                              none,             none, no,  none,    true",
        "*,                              UserInitiated,    1,    yes, EC2,     true",
        "code=UserInitiated,             UserInitiated,    none, no,  none,    true",
        "code=UserInitiated,             userinitiated,    none, no,  none,    true",
        "code=UserInitiated,             none,             none, no,  none,    false",
        "code=UserInitiated,             SpotInterruption, none, no,  none,    false",
        "code=Brandnew,                  Brandnew,         none, no,  none,    true",
        "'code=Brandnew,UserInitiated',  UserInitiated,    none, no,  none,    true",
        "exit=137,                       none,             137,  yes, none,    true",
        "'exit=1,137',                   none,             137,  yes, none,    true",
        "exit=137,                       none,             1,    yes, none,    false",
        "exit=137,                       none,             none, yes, none,    false",
        "reached=running,                none,             none, yes, none,    true",
        "reached=running,                none,             none, no,  none,    false",
        "reached=never,                  none,             none, no,  none,    true",
        "reached=never,                  none,             none, yes, none,    false",
        "type=FARGATE,                   none,             none, no,  FARGATE, true",
        "type=FARGATE,                   none,             none, no,  EC2,     false",
        "type=FARGATE,                   none,             none, no,  none,    false",
        "code=UserInitiated exit=1,      UserInitiated,    1,    yes, none,    true",
        "code=UserInitiated exit=1,      UserInitiated,    2,    yes, none,    false",
        "code=UserInitiated exit=1,      none,             1,    yes, none,    false",
    })
    void circumstances_narrow_an_entry(
            String when, String code, String exit, String ran, String type, boolean matches) {
        Ending ending = new Ending(
                told(code).map(StopCode::of),
                told(exit).map(Integer::valueOf),
                ran.equals("yes"),
                told(type).map(LaunchType::of),
                List.of(Evidence.ofTask(Reason.of("x"))));
        assertThat(entry(when).classify(ending).isPresent()).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} for the text of {1}: {2}")
    @CsvSource({
        "*,                            task,      true",
        "*,                            essential, true",
        "*,                            other,     true",
        "*,                            exit,      false",
        "in=task,                      task,      true",
        "in=task,                      essential, false",
        "in=container,                 other,     true",
        "in=container,                 task,      false",
        "in=exit,                      exit,      true",
        "in=exit,                      task,      false",
        "essential=yes,                task,      true",
        "essential=yes,                essential, true",
        "essential=yes,                other,     false",
        "essential=no,                 other,     true",
        "essential=no,                 essential, false",
        "in=container essential=yes,   other,     false",
    })
    void the_place_of_a_text_narrows_an_entry(String when, String of, boolean matches) {
        Evidence evidence = switch (of) {
            case "task" -> Evidence.ofTask(Reason.of("x"));
            case "exit" -> Evidence.ofExit(new Exit.Failure("x", 1));
            default -> Evidence.ofContainer(CONTAINER, Reason.of("x"), of.equals("essential"));
        };
        Ending ending = new Ending(Optional.empty(), Optional.empty(), false, Optional.empty(), List.of(evidence));
        assertThat(entry(when).classify(ending).isPresent()).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id\tHOST\t*",
                "id\tNO_CAUSE\t*\t*",
                "id\tHOST\tcolour=red\t*",
                "id\tHOST\tcode\t*",
                "id\tHOST\texit=many\t*",
                "id\tHOST\treached=often\t*",
                "id\tHOST\tessential=maybe\t*",
                "id\tHOST\tin=cellar\t*",
            })
    void a_line_that_is_no_entry_is_told_whole(String line) {
        assertThatThrownBy(() -> CatalogFile.parse(line)).hasMessageContaining(line);
    }

    private static Pattern entry(String when) {
        return CatalogFile.parse("id\tHOST\t" + when + "\t*");
    }

    private static Optional<String> told(String cell) {
        return cell.equals("none") ? Optional.empty() : Optional.of(cell);
    }
}
