package dev.lifeline.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.controller.store.RunReads.ItemPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsConsoleTest {

    private static AwsConsole console(String partition, String region) {
        return AwsConsole.of("arn:" + partition + ":ecs:" + region + ":111122223333:task/prod/1f")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "aws, eu-west-1, eu-west-1.console.aws.amazon.com",
        "aws-cn, cn-north-1, cn-north-1.console.amazonaws.cn",
        "aws-us-gov, us-gov-west-1, us-gov-west-1.console.amazonaws-us-gov.com"
    })
    void each_partition_has_its_own_domain(String partition, String region, String host) {
        assertThat(console(partition, region).task("prod", "1f"))
                .isEqualTo("https://" + host + "/ecs/v2/clusters/prod/tasks/1f/configuration?region=" + region);
    }

    @Test
    void CloudWatch_encodes_names_twice_with_a_dollar_sign() {
        assertThat(console("aws", "eu-west-1").in("us-east-2").logStream("/ecs/a b", "pre/app/1f"))
                .isEqualTo("https://us-east-2.console.aws.amazon.com/cloudwatch/home?region=us-east-2"
                        + "#logsV2:log-groups/log-group/$252Fecs$252Fa$2520b/log-events/pre$252Fapp$252F1f");
    }

    @Test
    void an_item_is_found_by_its_keys() {
        assertThat(console("aws", "eu-west-1").item(new ItemPlace("RunTable", "run#nightly-1", "run")))
                .isEqualTo("https://eu-west-1.console.aws.amazon.com/dynamodbv2/home?region=eu-west-1"
                        + "#edit-item?itemMode=2&pk=run%23nightly-1&route=ROUTE_ITEM_EXPLORER&sk=run&table=RunTable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws-iso:ecs:us-iso-east-1:111122223333:task/prod/1f", "arn:etl:7", "", "etl"})
    void a_partition_without_a_public_console_has_no_link(String arn) {
        assertThat(AwsConsole.of(arn)).isEmpty();
    }
}
