package dev.lifeline.cli.stack;

import dev.lifeline.aws.OnDemand;
import dev.lifeline.cli.output.WrongInput;
import dev.lifeline.controller.json.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;

/** Finds a stack of Lifeline by the outputs of CloudFormation. */
final class StackFinder {
    private final OnDemand<CloudFormationClient> client;
    private final AwsAccess access;

    StackFinder(OnDemand<CloudFormationClient> client, AwsAccess access) {
        this.client = client;
        this.access = access;
    }

    /** Every stack with Lifeline's outputs, by name. */
    List<LifelineStack> all() {
        return client.get().describeStacksPaginator().stacks().stream()
                .map(this::read)
                .filter(stack -> LifelineStack.isLifeline(stack.outputs()))
                .sorted(Comparator.comparing(LifelineStack::name))
                .toList();
    }

    /** @throws WrongInput if there is none, or none of Lifeline */
    LifelineStack named(String name) {
        LifelineStack found = described(name)
                .orElseThrow(() -> new WrongInput("there is no stack " + name + " " + access.where() + hint(name)));
        if (!LifelineStack.isLifeline(found.outputs())) {
            throw new WrongInput("stack " + name + " has no outputs " + LifelineStack.TABLE + " and "
                    + StackFunction.LAUNCH_RUN.output() + ", so it is not one of Lifeline"
                    + hint(""));
        }
        return found;
    }

    /** @throws WrongInput if there is none, or more than one */
    LifelineStack only() {
        List<LifelineStack> all = all();
        return switch (all.size()) {
            case 0 ->
                throw new WrongInput("there is no stack of Lifeline " + access.where()
                        + "; deploy one, name its --region or --profile, or use --local");
            case 1 -> all.getFirst();
            default ->
                throw new WrongInput("there are " + all.size() + " stacks of Lifeline " + access.where() + ": "
                        + names(all) + "; name one with --stack or LIFELINE_STACK");
        };
    }

    private String hint(String name) {
        List<LifelineStack> all = all();
        List<String> known = all.stream().map(LifelineStack::name).toList();
        return Spelling.meant(name, known)
                .map(meant -> "; did you mean " + meant + "?")
                .orElseGet(() -> known.isEmpty()
                        ? "; there is no stack of Lifeline here, name its --region or --profile"
                        : "; stacks of Lifeline are " + names(all));
    }

    private static String names(List<LifelineStack> stacks) {
        return stacks.stream().map(LifelineStack::name).collect(Collectors.joining(", "));
    }

    private Optional<LifelineStack> described(String name) {
        try {
            return client.get().describeStacks(request -> request.stackName(name)).stacks().stream()
                    .findFirst()
                    .map(this::read);
        } catch (CloudFormationException missing) {
            // CloudFormation has no other sign of it (API reference, DescribeStacks).
            if (AwsAdvice.code(missing).equals("ValidationError")) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    private LifelineStack read(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
        Map<String, String> outputs = stack.outputs().stream()
                .collect(Collectors.toMap(Output::outputKey, Output::outputValue, (first, second) -> first));
        return new LifelineStack(stack.stackName(), outputs, access.where());
    }
}
