package dev.lifeline.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifeCostTest {
    @Test
    void probe() throws Exception {
        CallCountTest.probe();
        assertThat(1).isEqualTo(1);
    }
}
