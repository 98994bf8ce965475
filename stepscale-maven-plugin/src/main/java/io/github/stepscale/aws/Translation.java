package io.github.stepscale.aws;

import io.github.stepscale.aws.Change.Property;
import io.github.stepscale.aws.Change.Replacement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** CloudFormation's words and ours. */
final class Translation {
    private static final int ARN_PARTS = 6;

    private Translation() {}

    static StackState state(Stack stack) {
        return new StackState(
                arn(stack.stackId()),
                Answers.word(stack.stackName(), "StackName"),
                status(Answers.word(stack.stackStatusAsString(), "StackStatus")),
                Answers.text(stack.stackStatusReason()),
                Answers.map(stack.parameters(), Parameter::parameterKey, Parameter::parameterValue),
                Answers.map(stack.outputs(), Output::outputKey, Output::outputValue),
                Answers.map(stack.tags(), Tag::key, Tag::value),
                Boolean.TRUE.equals(stack.enableTerminationProtection()));
    }

    /** Account and Region are read from it. */
    private static String arn(String orNull) {
        String id = Answers.word(orNull, "StackId");
        if (id.split(":", ARN_PARTS).length < ARN_PARTS) {
            throw BadAnswer.lacks("an ARN as StackId");
        }
        return id;
    }

    /** One that is not in the list is neither healthy nor dead: nothing may be done on a guess. */
    private static StackStatus status(String word) {
        return Stream.of(StackStatus.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> BadAnswer.unknown("the status of the stack", word));
    }

    static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                Answers.needed(event.eventId(), "EventId"),
                Answers.word(event.stackId(), "StackId"),
                Answers.needed(event.timestamp(), "Timestamp"),
                Answers.text(event.logicalResourceId()),
                Answers.text(event.resourceType()),
                Answers.text(event.physicalResourceId()),
                Answers.text(event.resourceStatusAsString()),
                Answers.text(event.resourceStatusReason()),
                Optional.ofNullable(event.clientRequestToken()));
    }

    static StackResource resource(StackResourceSummary resource) {
        return new StackResource(
                Answers.word(resource.logicalResourceId(), "LogicalResourceId"),
                Answers.text(resource.resourceType()),
                Answers.text(resource.physicalResourceId()),
                Answers.text(resource.resourceStatusAsString()));
    }

    static StackResource resource(software.amazon.awssdk.services.cloudformation.model.StackResource resource) {
        return new StackResource(
                Answers.word(resource.logicalResourceId(), "LogicalResourceId"),
                Answers.text(resource.resourceType()),
                Answers.text(resource.physicalResourceId()),
                Answers.text(resource.resourceStatusAsString()));
    }

    /** @param pages at least one; the last says how far it is */
    static ChangeSet changeSet(List<DescribeChangeSetResponse> pages) {
        DescribeChangeSetResponse last = pages.get(pages.size() - 1);
        ExecutionStatus execution = last.executionStatus();
        return new ChangeSet(
                Answers.word(last.changeSetId(), "ChangeSetId"),
                Answers.word(last.changeSetName(), "ChangeSetName"),
                Answers.word(last.stackId(), "StackId"),
                status(last),
                execution == ExecutionStatus.AVAILABLE,
                execution == ExecutionStatus.EXECUTE_IN_PROGRESS || execution == ExecutionStatus.EXECUTE_COMPLETE,
                Answers.text(last.statusReason()),
                pages.stream()
                        .flatMap(page -> page.changes().stream())
                        .filter(change -> change.resourceChange() != null)
                        .map(change -> change(change.resourceChange()))
                        .toList());
    }

    private static ChangeSet.Status status(DescribeChangeSetResponse response) {
        return switch (Answers.needed(response.status(), "Status")) {
            case CREATE_COMPLETE -> ChangeSet.Status.COMPLETE;
            case CREATE_PENDING, CREATE_IN_PROGRESS -> ChangeSet.Status.IN_PROGRESS;
            case UNKNOWN_TO_SDK_VERSION ->
                throw BadAnswer.unknown("the status of the change set", response.statusAsString());
            case DELETE_PENDING, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED -> ChangeSet.Status.DELETED;
            default -> ChangeSet.Status.FAILED;
        };
    }

    private static Change change(ResourceChange change) {
        return new Change(
                Answers.word(change.actionAsString(), "Action"),
                Answers.word(change.logicalResourceId(), "LogicalResourceId"),
                Answers.text(change.resourceType()),
                replacement(change),
                change.details().stream()
                        .map(ResourceChangeDetail::target)
                        .filter(target -> target != null)
                        .map(Translation::property)
                        .distinct()
                        .toList());
    }

    private static Optional<Replacement> replacement(ResourceChange change) {
        return switch (Answers.raw(change.replacementAsString())) {
            case "True" -> Optional.of(Replacement.YES);
            case "Conditional" -> Optional.of(Replacement.MAYBE);
            case "False" -> Optional.of(Replacement.NO);
            default -> Optional.empty();
        };
    }

    private static Property property(ResourceTargetDefinition target) {
        String path = Optional.ofNullable(target.path())
                .map(Text::oneLine)
                .or(() -> Optional.ofNullable(target.name()).map(name -> "/Properties/" + name))
                .orElse("/" + Answers.raw(target.attributeAsString()));
        return new Property(
                path,
                Optional.ofNullable(target.beforeValue()).map(Text::oneLine),
                Optional.ofNullable(target.afterValue()).map(Text::oneLine));
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
