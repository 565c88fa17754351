package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.output.WrongInput;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

    @Command(name = "broken")
    private record Broken(RuntimeException bug) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw bug;
        }
    }

    @Test
    void wrong_input_is_told_in_one_sentence() {
        CommandLine command = new CommandLine(new Broken(new WrongInput("--speed: too fast")))
                .setExecutionExceptionHandler(Failures::execution);
        assertThat(Console.run(command)).isEqualTo(new Console(2, "", "--speed: too fast\n"));
    }

    @Test
    void a_bug_shows_its_stack_trace_whatever_its_type() {
        for (RuntimeException bug : new RuntimeException[] {
            new IllegalStateException("a bug"), new IllegalArgumentException("a bug"), new NullPointerException("a bug")
        }) {
            CommandLine command = new CommandLine(new Broken(bug)).setExecutionExceptionHandler(Failures::execution);
            Console console = Console.run(command);
            assertThat(console.exit()).isNotEqualTo(0).isNotEqualTo(2);
            assertThat(console.err())
                    .contains(bug.getClass().getName() + ": a bug", "\tat " + MainTest.class.getName());
        }
    }

    @Test
    void an_unknown_option_is_refused() {
        for (String command : new String[] {"demo", "local", "replay"}) {
            Console console = Console.lifeline(command, "--unheard-of", Console.ROOT);
            assertThat(console.exit()).isEqualTo(2);
            assertThat(console.err()).contains("unknown option --unheard-of");
        }
    }
}
