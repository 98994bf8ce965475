package io.github.stepscale.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.OperationEntry;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Maps the SDK's types of stacks and their events to those of {@link Stacks} and {@link StackEvents}, and back. */
final class StackMapper {
    private static final int ARN_PARTS = 6;

    private StackMapper() {}

    static Stacks.Stack stack(Stack stack) {
        return new Stacks.Stack(
                arn(stack.stackId()),
                ResponseFields.word(stack.stackName(), "StackName"),
                status(ResponseFields.word(stack.stackStatusAsString(), "StackStatus")),
                ResponseFields.text(stack.stackStatusReason()),
                ResponseFields.map(stack.parameters(), Parameter::parameterKey, Parameter::parameterValue),
                ResponseFields.map(stack.outputs(), Output::outputKey, Output::outputValue),
                ResponseFields.map(stack.tags(), Tag::key, Tag::value),
                Boolean.TRUE.equals(stack.enableTerminationProtection()),
                present(stack.detailedStatusAsString()),
                stack.lastOperations().stream().map(StackMapper::operation).toList());
    }

    private static Stacks.Stack.Operation operation(OperationEntry operation) {
        return new Stacks.Stack.Operation(
                ResponseFields.id(operation.operationId(), "OperationId"),
                ResponseFields.text(operation.operationTypeAsString()));
    }

    /** Returns a word cleaned for display; empty if it is absent or has no text. */
    private static Optional<String> present(@Nullable String word) {
        return Optional.of(ResponseFields.text(word)).filter(text -> !text.isEmpty());
    }

    /** Returns an id that is an ARN: account and Region are read from it. */
    private static String arn(@Nullable String arn) {
        String id = ResponseFields.id(arn, "StackId");
        if (id.split(":", ARN_PARTS).length < ARN_PARTS) {
            throw InvalidResponseException.lacks("an ARN as StackId");
        }
        return id;
    }

    /** An unknown status is neither healthy nor dead: nothing may be done on a guess. */
    private static StackStatus status(String word) {
        return Stream.of(StackStatus.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> InvalidResponseException.unknown("the status of the stack", word));
    }

    static StackEvents.Event event(StackEvent event) {
        return new StackEvents.Event(
                ResponseFields.require(event.eventId(), "EventId"),
                ResponseFields.id(event.stackId(), "StackId"),
                ResponseFields.require(event.timestamp(), "Timestamp"),
                ResponseFields.text(event.logicalResourceId()),
                ResponseFields.text(event.resourceType()),
                ResponseFields.raw(event.physicalResourceId()),
                ResponseFields.text(event.resourceStatusAsString()),
                ResponseFields.text(event.resourceStatusReason()),
                Optional.ofNullable(event.clientRequestToken()),
                Optional.ofNullable(event.operationId()),
                present(event.detailedStatusAsString()),
                Optional.ofNullable(event.hookInvocationId()));
    }

    static Stacks.Resource resource(StackResourceSummary resource) {
        return resource(
                resource.logicalResourceId(),
                resource.resourceType(),
                resource.physicalResourceId(),
                resource.resourceStatusAsString());
    }

    static Stacks.Resource resource(StackResource resource) {
        return resource(
                resource.logicalResourceId(),
                resource.resourceType(),
                resource.physicalResourceId(),
                resource.resourceStatusAsString());
    }

    private static Stacks.Resource resource(String logicalId, String type, String physicalId, String status) {
        return new Stacks.Resource(
                ResponseFields.word(logicalId, "LogicalResourceId"),
                ResponseFields.text(type),
                ResponseFields.raw(physicalId),
                ResponseFields.text(status));
    }

    static List<Parameter> parameters(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue(entry.getValue())
                        .build())
                .toList();
    }

    static List<Tag> tags(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Tag.builder()
                        .key(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
    }
}
