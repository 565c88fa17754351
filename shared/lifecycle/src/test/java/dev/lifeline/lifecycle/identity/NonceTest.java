package dev.lifeline.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonceTest {

    @Test
    void a_nonce_is_read_back() {
        assertThat(Nonce.first(7)).hasToString("1-0000000000000007");
        assertThat(Nonce.of("1-0000000000000007")).isEqualTo(Nonce.first(7));
        assertThat(Nonce.of("999999-ffffffffffffffff")).isEqualTo(new Nonce(999_999, "f".repeat(16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "0-0000000000000007",
                "01-0000000000000007",
                "1000000-0000000000000007",
                "1-000000000000007",
                "1-00000000000000007",
                "1-000000000000000F",
                "x1-0000000000000007",
            })
    void nothing_else_is_one(String text) {
        assertThat(Nonce.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Nonce.of(text)).withMessage("not a nonce: " + text);
    }

    @Test
    void the_next_generation_counts_on_and_has_bits_of_its_own() {
        assertThat(Nonce.first(7).next(8)).isEqualTo(new Nonce(2, "0000000000000008"));
    }
}
