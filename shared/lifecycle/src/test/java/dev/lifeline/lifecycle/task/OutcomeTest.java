package dev.lifeline.lifecycle.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void a_failure_says_what_SwarmKits_error_says() {
        assertThat(new Outcome.AlreadyPrepared().text()).isEqualTo("task already prepared");
        assertThat(new Outcome.AlreadyStarted().text()).isEqualTo("task already started");
        assertThat(new Outcome.ControllerClosed().text()).isEqualTo("controller closed");
        assertThat(new Outcome.UpdateRejected("another image").text()).isEqualTo("another image");
    }
}
