package dev.lifeline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalKindTest {
    @Test
    void only_a_terminal_that_can_go_back_is_redrawn_and_colors_may_be_declined() {
        Optional<String> xterm = Optional.of("xterm-256color");
        assertThat(TerminalKind.of(true, xterm, false)).isEqualTo(TerminalKind.COLORED);
        assertThat(TerminalKind.of(true, xterm, true)).isEqualTo(TerminalKind.PLAIN);
        assertThat(TerminalKind.of(false, xterm, false)).isEqualTo(TerminalKind.NONE);
        assertThat(TerminalKind.of(true, Optional.of("dumb"), false)).isEqualTo(TerminalKind.NONE);
        assertThat(TerminalKind.of(true, Optional.empty(), false)).isEqualTo(TerminalKind.NONE);
    }
}
