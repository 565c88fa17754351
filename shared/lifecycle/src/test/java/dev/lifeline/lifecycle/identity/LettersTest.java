package dev.lifeline.lifecycle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Names are checked letter by letter; these regular expressions specify them. */
class LettersTest {
    private static final List<String> NAMES = List.of(
            "nightly-report-0123456789abcdef0123",
            "7-0123456789abcdef",
            "999999-0123456789abcdef",
            "prod-1",
            "lifeline/prod/nightly-0123456789abcdef0123/1-0123456789abcdef/1",
            "-",
            "");

    /** Also the neighbors of letters and digits in ASCII, and characters beyond it. */
    private static final String ODD = "aZ09-/@[`{:!~ \u007f\u0080\u0131\u0660\uffff";

    @Test
    void a_key_is_what_the_expression_says() {
        agrees("[A-Za-z0-9-]{1,32}-[0-9a-f]{20}", text -> RunKey.parse(text).isPresent());
    }

    @Test
    void a_name_is_what_the_expression_says() {
        agrees("[!-~]{1,256}", text -> RunId.parse(text).isPresent());
    }

    @Test
    void a_nonce_is_what_the_expression_says() {
        agrees("[1-9][0-9]{0,5}-[0-9a-f]{16}", text -> Nonce.parse(text).isPresent());
    }

    @Test
    void a_namespace_is_what_the_expression_says() {
        agrees("[a-z0-9][a-z0-9-]{0,23}", Namespace::isValid);
    }

    @Test
    void an_attempt_is_what_the_expression_says() {
        agrees("[1-9][0-9]{0,5}", text -> Letters.count(text).isPresent());
    }

    @Test
    void a_slug_has_one_hyphen_for_any_number_of_other_letters() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            String name = "x" + mutated(NAMES.get(round % NAMES.size()), random).replaceAll("[^!-~]", "") + "+";
            String plain = name.replaceAll("[^A-Za-z0-9]+", "-");
            assertThat(new RunId(name).key().value())
                    .startsWith(plain.substring(0, Math.min(32, plain.length())) + "-")
                    .hasSize(Math.min(32, plain.length()) + 21);
        }
    }

    private static void agrees(String expression, Predicate<String> check) {
        Pattern pattern = Pattern.compile(expression);
        Random random = new Random(1);
        for (int round = 0; round < 100_000; round++) {
            String text = mutated(NAMES.get(round % NAMES.size()), random);
            assertThat(check.test(text))
                    .as(text)
                    .isEqualTo(pattern.matcher(text).matches());
        }
    }

    /** The same with up to two letters replaced, added or taken away. */
    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int change = random.nextInt(3); change > 0; change--) {
            int at = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), at + random.nextInt(2));
            String letter = String.valueOf(ODD.charAt(random.nextInt(ODD.length())));
            mutated.replace(at, end, random.nextInt(3) == 0 ? "" : letter.repeat(1 + random.nextInt(2)));
        }
        return mutated.toString();
    }
}
