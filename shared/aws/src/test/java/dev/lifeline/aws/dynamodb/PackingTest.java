package dev.lifeline.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifeline.aws.Sample;
import dev.lifeline.controller.codec.RunCodec;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final String RUN =
            new RunCodec().write(Sample.launch("nightly").run());

    @Test
    void a_text_comes_back_whatever_it_is() {
        SplittableRandom random = new SplittableRandom(7);
        for (int size = 0; size < 20_000; size = 2 * size + 1) {
            String text = random.ints(size, 1, 0xd800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(Packing.unpacked(Packing.packed(text))).isEqualTo(text);
        }
        assertThat(Packing.unpacked(Packing.packed(RUN))).isEqualTo(RUN);
    }

    @Test
    void a_run_takes_a_fifth_of_its_length() {
        assertThat(5 * Packing.packed(RUN).length).isLessThan(RUN.length());
    }

    @Test
    void what_is_damaged_or_cut_off_is_an_error() {
        byte[] packed = Packing.packed(RUN);
        for (int size = 0; size < packed.length; size++) {
            byte[] part = Arrays.copyOf(packed, size);
            assertThatThrownBy(() -> Packing.unpacked(part)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Packing.unpacked(new byte[] {-1, -1, -1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A stored text can be read only with the dictionary that it was written with. */
    @Test
    void another_dictionary_is_another_format() throws IOException, NoSuchAlgorithmException {
        try (InputStream in = Packing.class.getResourceAsStream("run-item.dictionary")) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest))
                    .as("the dictionary of format 1; with another one raise RunItem.FORMAT")
                    .isEqualTo("45bae28edc4742249bedab5a9011b57639ea35f25395185b6665c8d2d54a885c");
        }
    }
}
