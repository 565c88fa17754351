package dev.lifeline.lifecycle.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.lifecycle.ecs.LaunchFailure;
import dev.lifeline.lifecycle.ecs.LaunchRefusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The causes of RunTask's answers without a task. */
class CauseOfTextTest {
    private final CauseCatalog catalog = CauseCatalog.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RESOURCE:CPU          |                                                          | CAPACITY
            RESOURCE:FARGATE      |                                                          | CAPACITY
            RESOURCE:FARGATE_SPOT | No Spot capacity available                               | CAPACITY
            RESOURCE:MEMORY       | the group 'not-found' is full                            | CAPACITY
            AGENT                 |                                                          | CAPACITY
            AGENT                 | container instance is not authorized                     | CAPACITY
            LOCATION              | container instance is in another Availability Zone       | CAPACITY
            ATTRIBUTE             |                                                          | LAUNCH_REJECTED
            ATTRIBUTE             | capacity is unavailable at this time                     | LAUNCH_REJECTED
            Capacity is unavailable at this time. Please try again later or in a different availability zone | | CAPACITY
            You’ve reached the limit on the number of vCPUs you can run concurrently. See the guide. | | CAPACITY
            You've reached the limit on the number of tasks you can run concurrently | | CAPACITY
            The requested CPU configuration is above your limit.                     | | LAUNCH_REJECTED
            Rate exceeded         |                                                          | THROTTLED
            SOMETHING_NEW         | Rate exceeded                                            | THROTTLED
            SOMETHING_NEW         |                                                          | UNKNOWN
            """)
    void a_failure_means_what_its_reason_says_and_only_then_what_its_detail_says(
            String reason, String detail, Cause cause) {
        Classification why = catalog.classify(new LaunchFailure(reason, Optional.ofNullable(detail)));

        assertThat(why.cause()).as("%s", why).isEqualTo(cause);
        assertThat(why.symptom().phase()).isEqualTo(FailurePhase.PLACEMENT);
        assertThat(why.evidence()).isEqualTo(detail == null ? reason : reason + " (" + detail + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | ThrottlingException | Rate exceeded | THROTTLED
            400 | Throttling | slow down | THROTTLED
            429 | SomethingNew | slow down | THROTTLED
            400 | InvalidParameterException | Request limit exceeded. (ErrorCode: RequestLimitExceeded) | THROTTLED
            400 | ClientException | The capacity provider is in transition | THROTTLED
            400 | ClientException | The specified capacity provider has an update in progress | THROTTLED
            403 | ExpiredTokenException | The security token included in the request is expired | THROTTLED
            403 | RequestExpired | Request has expired | THROTTLED
            403 | InvalidSignatureException | Signature expired: it is too late | THROTTLED
            403 | RequestTimeTooSkewed | the clocks differ | THROTTLED
            400 | ClientException | The limit of tasks in the PROVISIONING state per cluster was reached | CAPACITY
            400 | ClientException | You've reached the limit on the number of vCPUs you can run concurrently | CAPACITY
            400 | ClientException | Capacity is unavailable at this time. Please try again later | CAPACITY
            400 | InvalidParameterException | Network Configuration must be provided | LAUNCH_REJECTED
            400 | ClientException | TaskDefinition is inactive | LAUNCH_REJECTED
            400 | AccessDeniedException | User is not authorized to perform ecs:RunTask | LAUNCH_REJECTED
            403 | SomethingNew | no | LAUNCH_REJECTED
            400 | ClusterNotFoundException | Cluster not found. | LAUNCH_REJECTED
            400 | PlatformUnknownException | The specified platform version does not exist | LAUNCH_REJECTED
            400 | PlatformTaskDefinitionIncompatibilityException | not on this platform | LAUNCH_REJECTED
            400 | UnsupportedFeatureException | not in this Region | LAUNCH_REJECTED
            400 | BlockedException | Your account is blocked | LAUNCH_REJECTED
            400 | ClientException | The requested MEMORY configuration is above your limit | LAUNCH_REJECTED
            400 | ClientException | something that nobody has seen yet | LAUNCH_REJECTED
            400 | InvalidParameterException | Override for container named timeout is not a container in the TaskDefinition. | LAUNCH_REJECTED
            400 | InvalidParameterException | The security group 'rate exceeded' does not exist | LAUNCH_REJECTED
            """)
    void a_refusal_means_what_its_code_and_message_say(int status, String code, String message, Cause cause) {
        Classification why = catalog.classify(new LaunchRefusal(code, message, status));

        assertThat(why.cause()).as("%s", why).isEqualTo(cause);
        assertThat(why.symptom().phase()).isEqualTo(FailurePhase.LAUNCH);
        assertThat(why.evidence()).isEqualTo(code + ": " + message);
    }

    @Test
    void what_decided_is_told_by_the_ids_of_the_markers() {
        assertThat(catalog.classify(new LaunchFailure("RESOURCE:CPU")).decidedBy())
                .isEqualTo("failure+no-capacity");
        assertThat(catalog.classify(new LaunchFailure("X")).decidedBy()).isEqualTo("failure");
        assertThat(catalog.classify(new LaunchRefusal("AccessDenied", "no", 400))
                        .decidedBy())
                .isEqualTo("call+denied");
    }
}
