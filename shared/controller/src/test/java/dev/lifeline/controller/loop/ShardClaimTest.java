package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.Runs;
import dev.lifeline.controller.testing.InMemoryRegisters;
import dev.lifeline.controller.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardClaimTest {
    private final InMemoryRegisters registers = new InMemoryRegisters();
    private final SettableClock clock = new SettableClock(Runs.NOON);

    private Optional<ShardClaim> claim() {
        return ShardClaim.of(1, registers, clock);
    }

    @Test
    void a_shard_is_one_reconcilers_until_it_is_released() {
        ShardClaim first = claim().orElseThrow();
        assertThat(claim()).isEmpty();
        first.release();
        assertThat(claim()).isPresent();
    }

    @Test
    void a_claim_that_is_kept_lasts() {
        ShardClaim first = claim().orElseThrow();
        for (int time = 0; time < 5; time++) {
            clock.advance(Duration.ofSeconds(10));
            assertThat(first.isKept()).isTrue();
            assertThat(claim()).isEmpty();
        }
    }

    @Test
    void who_lost_its_shard_leaves_the_claim_of_the_next_alone() {
        ShardClaim late = claim().orElseThrow();
        clock.advance(ShardClaim.LEASE);
        ShardClaim next = claim().orElseThrow();
        assertThat(late.isKept()).isFalse();
        late.release();
        assertThat(claim()).isEmpty();
        assertThat(next.isKept()).isTrue();
    }
}
