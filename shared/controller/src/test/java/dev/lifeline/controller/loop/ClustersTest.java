package dev.lifeline.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {
    private static final String HOME = "arn:aws:ecs:eu-central-1:111122223333:cluster/";

    private final Clusters clusters =
            Clusters.of("eu-central-1", "111122223333", List.of(HOME + "prod", HOME + "batch-*"));

    @ParameterizedTest
    @CsvSource({
        "prod,                                                    true",
        "arn:aws:ecs:eu-central-1:111122223333:cluster/prod,      true",
        "batch-,                                                  true",
        "batch-7,                                                 true",
        "arn:aws:ecs:eu-central-1:111122223333:cluster/batch-7,   true",
        "batch,                                                   false",
        "prod2,                                                   false",
        "default,                                                 false",
        "'',                                                      false",
        "arn:aws:ecs:eu-central-1:111122223333:cluster/other,     false",
        "arn:aws:ecs:eu-central-1:999999999999:cluster/prod,      false",
        "arn:aws:ecs:eu-west-1:111122223333:cluster/prod,         false",
        "arn:aws-cn:ecs:eu-central-1:111122223333:cluster/prod,   false"
    })
    void a_cluster_is_one_of_them_by_its_name_or_its_arn(String cluster, boolean contained) {
        assertThat(clusters.contains(cluster)).isEqualTo(contained);
        assertThat(Clusters.any().contains(cluster)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "prod,                                                 is not the ARN of an ECS cluster",
        "arn:aws:ecs:eu-central-1:111122223333:service/prod,   is not the ARN of an ECS cluster",
        "arn:aws:ecs:eu-central-1:111122223333:cluster/p*d,    is not the ARN of an ECS cluster",
        "arn:aws:ecs:eu-west-1:111122223333:cluster/prod,      is not a cluster of account 111122223333 in eu-central-1",
        "arn:aws:ecs:eu-central-1:999999999999:cluster/prod,   is not a cluster of account 111122223333 in eu-central-1"
    })
    void one_that_lies_elsewhere_or_is_no_cluster_is_refused(String arn, String problem) {
        assertThatThrownBy(() -> Clusters.of("eu-central-1", "111122223333", List.of(HOME + "prod", arn)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(arn)
                .hasMessageContaining(problem);
    }

    @Test
    void a_deployment_has_at_least_one() {
        assertThatThrownBy(() -> Clusters.of("eu-central-1", "111122223333", List.of()))
                .hasMessage("the ARN of at least one ECS cluster is expected");
    }

    @Test
    void they_are_named_in_messages() {
        assertThat(clusters).hasToString("prod, batch-*");
    }
}
