package dev.lifeline.local.template;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A broken template")
class BrokenTemplateTest {
    private static final String SOUND = """
            Parameters:
              Days: { Type: Number }
              Seconds: { Type: Number, Default: 30 }
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }]
              Queue:
                Type: AWS::SQS::Queue
                Properties: { VisibilityTimeout: 180 }
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: "a.B::c"
                  Timeout: !Ref Seconds
                  Events:
                    Mapping: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } }
                    Rule: { Type: Schedule, Properties: { Schedule: rate(1 minute) } }
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventPattern: '{"source": ["a"]}'
                  Targets: [{ Id: Queue, Arn: !GetAtt Queue.Arn }]
              Unrelated:
                Type: AWS::Logs::LogGroup
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            PAY_PER_REQUEST           | PROVISIONED          | 8: Resources.Table.Properties.BillingMode: must be one of [PAY_PER_REQUEST], not "PROVISIONED"
            AttributeType: S          | AttributeType: X     | 9: Resources.Table.Properties.AttributeDefinitions[0].AttributeType: must be one of [S, N, B], not "X"
            KeyType: HASH             | KeyType: RANGE       | 10: Resources.Table.Properties.KeySchema: has no HASH attribute
            VisibilityTimeout: 180    | VisibilityTimeout: x | 13: Resources.Queue.Properties.VisibilityTimeout: must be a whole number, not "x"
            VisibilityTimeout: 180    | FifoQueue: true      | 13: Resources.Queue.Properties.FifoQueue: is not supported by the local cloud
            !Ref Seconds              | !Ref Days            | 18: Resources.Worker.Properties.Timeout: the parameter Days has no default: give it a value
            !Ref Seconds              | !Sub "${Days}"       | 18: Resources.Worker.Properties.Timeout: the parameter Days has no default: give it a value
            !Ref Seconds              | !Sub "${Queue}"      | 18: Resources.Worker.Properties.Timeout: !Sub ${Queue} is not supported by the local cloud here
            !Ref Seconds              | !ImportValue x       | 18: Resources.Worker.Properties.Timeout: !ImportValue x is not supported by the local cloud here
            !Ref Seconds              | !If [Never, 1, 2]    | 18: Resources.Worker.Properties.Timeout[0]: is not among the template's Conditions []
            Handler: "a.B::c"         | Description: none    | 17: Resources.Worker.Properties: Handler is missing
            Queue: !GetAtt Queue.Arn  | Queue: !GetAtt Table.Arn | 20: Resources.Worker.Properties.Events.Mapping.Properties.Queue: must be "!GetAtt <queue>.Arn" with a queue of this template
            Queue: !GetAtt Queue.Arn  | Queue: !Ref Queue    | 20: Resources.Worker.Properties.Events.Mapping.Properties.Queue: must be "!GetAtt <queue>.Arn" with a queue of this template
            Type: SQS,                | Type: SNS,           | 20: Resources.Worker.Properties.Events.Mapping.Type: must be one of [SQS, Schedule], not "SNS"
            rate(1 minute)            | cron(0 2 * * *)     | 21: Resources.Worker.Properties.Events.Rule.Properties.Schedule: must be a rate of minutes, hours or days, such as "rate(1 minute)"
            Schedule: rate(1 minute)  | Rate: 1              | 21: Resources.Worker.Properties.Events.Rule.Properties.Rate: is not supported by the local cloud
            EventPattern              | ScheduleExpression   | 25: Resources.Rule.Properties.ScheduleExpression: is not supported by the local cloud
            '{"source": ["a"]}'       | "{a}"                | 25: Resources.Rule.Properties.EventPattern: must be an event pattern as JSON text: Unexpected character ('a' (code 97)): was expecting double-quote to start field name
            Id: Queue,                | Id: Q, Input: "{}",  | 26: Resources.Rule.Properties.Targets[0].Input: is not supported by the local cloud
            Arn: !GetAtt Queue.Arn }] | Arn: !Ref Worker }]  | 26: Resources.Rule.Properties.Targets[0].Arn: must be "!GetAtt <queue>.Arn" with a queue of this template
            Type: AWS::Logs::LogGroup | {Type: AWS::Scheduler::Schedule, Properties: {}} | 28: Resources.Unrelated.Type: AWS::Scheduler::Schedule has no counterpart in the local cloud
            Type: AWS::Logs::LogGroup | {Type: AWS::SQS::Queue, Condition: Never, Properties: {}} | 28: Resources.Unrelated.Condition: is not among the template's Conditions []
            Type: AWS::SQS::Queue     | Condition: Never     | 12: Resources.Queue: Type is missing
            """, delimiter = '|')
    void says_where_and_why(String sound, String broken, String message) throws IOException {
        Path file = write(SOUND.replace(sound, broken));
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.read(file, Map.of()))
                .withMessage(file + ":" + message);
    }

    @Test
    void names_the_line_that_is_not_yaml() throws IOException {
        Path file = write("Resources:\n  Queue: {\n  Type: ]\n");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.read(file, Map.of()))
                .withMessageStartingWith(file + ":3: is not YAML: ");
    }

    @Test
    void may_be_no_file_at_all() {
        Path file = folder.resolve("none.yaml");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.read(file, Map.of()))
                .withMessage(file + ": there is no such file");
    }

    @Test
    void may_be_empty() throws IOException {
        Path file = write("# nothing\n");
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.read(file, Map.of()))
                .withMessage(file + ": is empty");
    }

    @Test
    void is_not_what_an_unknown_parameter_makes_of_a_sound_one() throws IOException {
        Path file = write(SOUND);
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Template.read(file, Map.of("Hours", "1")))
                .withMessage(file + ":1: has no parameter Hours; it has [Days, Seconds]");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("template.yaml"), text);
    }
}
