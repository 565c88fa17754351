package dev.lifeline.controller.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compared with the regular expression that it implements. */
class ResourceArnTest {
    private static final long SEED = 20_261_127;
    private static final int TEXTS = 200_000;
    private static final Pattern ARN = Pattern.compile(
            "(arn:[a-z0-9-]+:ecs:[a-z0-9-]+:[0-9]{12}:)([a-z-]+)/(?:([A-Za-z0-9_-]{1,255})/)?[A-Za-z0-9_-]{1,255}");

    private static final List<String> GOOD = List.of(
            "arn:aws:ecs:eu-central-1:111122223333:task/prod/0123456789abcdef0123456789abcdef",
            "arn:aws:ecs:us-east-1:111122223333:task/0f6b2c4e-5c4d-4f0e-9d61-1f2a3b4c5d6e",
            "arn:aws-cn:ecs:cn-north-1:111122223333:container-instance/a_b-C/0123",
            "arn:aws:ecs:eu-central-1:111122223333:task/" + "c".repeat(255) + "/" + "t".repeat(255));

    private static final List<String> PIECES = List.of(
            "", ":", "/", "a", "Z", "_", "-", "0", " ", "é", "\n", "ecs", "arn:", "1".repeat(12), "x".repeat(255));

    @Test
    void a_text_is_an_ARN_with_a_cluster_where_the_expression_says_so() {
        Random random = new Random(SEED);
        int arns = 0;
        for (int count = 0; count < TEXTS; count++) {
            StringBuilder text = new StringBuilder(GOOD.get(random.nextInt(GOOD.size())));
            for (int change = random.nextInt(3); change > 0; change--) {
                int start = random.nextInt(text.length() + 1);
                text.replace(
                        start,
                        Math.min(text.length(), start + random.nextInt(3)),
                        PIECES.get(random.nextInt(PIECES.size())));
            }
            arns += assertAsExpression(text.toString()) ? 1 : 0;
        }
        assertThat(arns).isBetween(TEXTS / 4, TEXTS * 3 / 4);
    }

    @Test
    void a_part_of_an_ARN_is_none() {
        for (String good : GOOD) {
            for (int end = 0; end <= good.length(); end++) {
                assertAsExpression(good.substring(0, end));
                assertAsExpression(good.substring(end));
            }
        }
    }

    private static boolean assertAsExpression(String text) {
        Matcher expected = ARN.matcher(text);
        Optional<ResourceArn> arn = expected.matches()
                ? Optional.of(new ResourceArn(
                        text,
                        expected.group(2),
                        Optional.ofNullable(expected.group(3)).map(name -> expected.group(1) + "cluster/" + name)))
                : Optional.empty();
        assertThat(ResourceArn.parse(text)).as(text).isEqualTo(arn);
        return arn.isPresent();
    }
}
