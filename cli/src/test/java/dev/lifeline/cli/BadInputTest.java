package dev.lifeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifeline.cli.answer.FunctionAnswers;
import dev.lifeline.cli.stack.LoopbackAws;
import dev.lifeline.cli.stack.LoopbackAws.FunctionReply;
import dev.lifeline.cli.stack.LoopbackLogs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What cannot be done is answered in one line: what, where, and what to do. */
class BadInputTest extends StackScene {
    private static final String NO_RUN =
            "there is no run nightly in this stack: it was never launched, was deleted, or has expired; lifeline ps"
                    + " --all lists the runs that exist";

    /** @param line what is printed, where PLACE is the address of AWS */
    private record BadInput(String what, String command, Consumer<LoopbackAws> given, int exit, String line) {}

    private static final List<BadInput> INPUTS = List.of(
            new BadInput("an unknown run", "stop nightly", BadInputTest::noRun, 2, NO_RUN),
            new BadInput("a run of another stack", "describe nightly --stack test", BadInputTest::noRun, 2, NO_RUN),
            new BadInput(
                    "an ambiguous beginning",
                    "wait nightly",
                    aws -> {
                        noRun(aws);
                        aws.function(
                                "ListRuns",
                                request ->
                                        FunctionAnswers.list(new TreeMap<>(Map.of("nightly-1", "", "nightly-2", ""))));
                    },
                    2,
                    "RUN: nightly matches several runs: nightly-1, nightly-2; write more of it"),
            new BadInput(
                    "a stop of an ended run",
                    "stop nightly",
                    aws -> aws.function(
                            "ControlRun",
                            request -> FunctionAnswers.reply(FunctionAnswers.ended("nightly", "SUCCEEDED", 0)
                                    .put("applied", false)
                                    .put("why", "the run has ended: SUCCEEDED"))),
                    0,
                    "nightly is unchanged: the run has ended: SUCCEEDED"),
            new BadInput(
                    "a resume of an ended run",
                    "resume nightly",
                    aws -> aws.function(
                            "ControlRun",
                            request ->
                                    FunctionReply.error("RunRefused", "run nightly: it has ended; rerun it instead")),
                    1,
                    "run nightly: it has ended; rerun it instead"),
            new BadInput(
                    "a stack that does not answer now",
                    "ps",
                    aws -> aws.function(
                            "ListRuns", request -> FunctionReply.error("RunUnavailable", "the table did not answer")),
                    1,
                    "the table did not answer; try again in a minute"),
            new BadInput(
                    "a function that fails",
                    "ps",
                    aws -> aws.function(
                            "ListRuns",
                            request -> FunctionReply.error("Sandbox.Timedout", "Task timed out after 30 s")),
                    1,
                    "ListRuns of stack prod failed: Task timed out after 30 s; see its log in the log group of the functions"),
            new BadInput(
                    "a stack of another version",
                    "ps --stack old",
                    aws -> aws.stack("old", Map.of("TableName", "t", "LaunchRunFunction", "f")),
                    2,
                    "stack old has no output ListRunsFunction: it is of another version of Lifeline; update the stack, or"
                            + " use the command of its version"),
            new BadInput(
                    "no permission for one action",
                    "ps",
                    aws -> aws.refuse(
                            "Invoke",
                            "AccessDeniedException",
                            "User: arn:aws:iam::111122223333:user/ops is not authorized to perform: lambda:InvokeFunction"
                                    + " on resource: arn:aws:lambda:eu-west-1:111122223333:function:ListRuns:live because"
                                    + " no identity-based policy allows the lambda:InvokeFunction action"),
                    2,
                    "no permission for lambda:InvokeFunction on"
                            + " arn:aws:lambda:eu-west-1:111122223333:function:ListRuns:live; allow it to"
                            + " arn:aws:iam::111122223333:user/ops, or use another --profile"),
            new BadInput(
                    "expired credentials",
                    "ps",
                    aws -> aws.refuse("Invoke", "ExpiredTokenException", "The security token is expired"),
                    2,
                    "the AWS credentials have expired; sign in again, as with aws sso login"),
            new BadInput(
                    "no such stack",
                    "ps --stack prdo",
                    aws -> {},
                    2,
                    "there is no stack prdo at PLACE; did you mean prod?"));

    private static void noRun(LoopbackAws aws) {
        aws.function("DescribeRun", request -> FunctionReply.error("NoSuchRun", NO_RUN))
                .function("ListRuns", request -> FunctionAnswers.list(Map.of()));
    }

    @TestFactory
    Stream<DynamicTest> one_line_says_what_where_and_what_to_do() {
        return INPUTS.stream()
                .map(input -> DynamicTest.dynamicTest(input.what(), () -> {
                    try (LoopbackAws place = new LoopbackAws()) {
                        place.stack("prod", LoopbackAws.outputs())
                                .function(
                                        "DescribeRun",
                                        request -> FunctionAnswers.reply(
                                                FunctionAnswers.ended("nightly", "SUCCEEDED", 0)));
                        if (input.command().contains("--stack test")) {
                            place.stack("test", LoopbackAws.outputs());
                        }
                        input.given().accept(place);
                        String stack = input.command().contains("--stack") ? "" : " --stack prod";
                        Shell shell =
                                Shell.run((input.command() + stack + " --endpoint-url " + place.uri()).split(" "));
                        String line = input.line().replace("PLACE", place.uri().toString());
                        assertThat(shell)
                                .isEqualTo(
                                        input.exit() == 0 ? new Shell(0, line, "") : new Shell(input.exit(), "", line));
                    }
                }));
    }

    @Test
    void a_log_group_that_is_gone_is_one_line_and_the_command_goes_on() throws IOException {
        aws.function("DescribeRun", request -> FunctionAnswers.reply(FunctionAnswers.ended("nightly", "FAILED", 3)));
        try (LoopbackLogs logs = new LoopbackLogs()) {
            aws.forward("Logs", logs.uri());
            assertThat(run("logs", "nightly"))
                    .isEqualTo(new Shell(
                            0,
                            "",
                            "attempt 1, app: there is no log group /ecs/etl in eu-west-1; it was deleted, or nothing was"
                                    + " ever logged to it"));
        }
    }
}
