package io.github.stepscale.aws;

import io.github.stepscale.aws.Change.Property;
import io.github.stepscale.aws.Change.Replacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** CloudFormation's words and ours. */
final class Translation {
    private Translation() {}

    static StackState state(Stack stack) {
        Map<String, String> parameters = new LinkedHashMap<>();
        stack.parameters().forEach(parameter -> parameters.put(parameter.parameterKey(), parameter.parameterValue()));
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
        Map<String, String> tags = new LinkedHashMap<>();
        stack.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new StackState(
                stack.stackId(),
                stack.stackName(),
                StackStatus.valueOf(stack.stackStatusAsString()),
                text(stack.stackStatusReason()),
                parameters,
                outputs,
                tags,
                Boolean.TRUE.equals(stack.enableTerminationProtection()));
    }

    static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                event.eventId(),
                event.stackId(),
                event.timestamp(),
                event.logicalResourceId(),
                text(event.resourceType()),
                text(event.physicalResourceId()),
                event.resourceStatusAsString(),
                Text.oneLine(text(event.resourceStatusReason())),
                Optional.ofNullable(event.clientRequestToken()));
    }

    static StackResource resource(StackResourceSummary resource) {
        return new StackResource(
                resource.logicalResourceId(),
                text(resource.resourceType()),
                text(resource.physicalResourceId()),
                resource.resourceStatusAsString());
    }

    static StackResource resource(software.amazon.awssdk.services.cloudformation.model.StackResource resource) {
        return new StackResource(
                text(resource.logicalResourceId()),
                text(resource.resourceType()),
                text(resource.physicalResourceId()),
                text(resource.resourceStatusAsString()));
    }

    /** @param pages at least one; the last says how far it is */
    static ChangeSet changeSet(List<DescribeChangeSetResponse> pages) {
        DescribeChangeSetResponse last = pages.get(pages.size() - 1);
        ExecutionStatus execution = last.executionStatus();
        return new ChangeSet(
                last.changeSetId(),
                last.changeSetName(),
                last.stackId(),
                status(last),
                execution == ExecutionStatus.AVAILABLE,
                execution == ExecutionStatus.EXECUTE_IN_PROGRESS || execution == ExecutionStatus.EXECUTE_COMPLETE,
                Text.oneLine(text(last.statusReason())),
                pages.stream()
                        .flatMap(page -> page.changes().stream())
                        .filter(change -> change.resourceChange() != null)
                        .map(change -> change(change.resourceChange()))
                        .toList());
    }

    private static ChangeSet.Status status(DescribeChangeSetResponse response) {
        return switch (response.status()) {
            case CREATE_COMPLETE -> ChangeSet.Status.COMPLETE;
            case CREATE_PENDING, CREATE_IN_PROGRESS -> ChangeSet.Status.IN_PROGRESS;
            case DELETE_PENDING, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED -> ChangeSet.Status.DELETED;
            default -> ChangeSet.Status.FAILED;
        };
    }

    private static Change change(ResourceChange change) {
        return new Change(
                change.actionAsString(),
                change.logicalResourceId(),
                text(change.resourceType()),
                replacement(change),
                change.details().stream()
                        .map(ResourceChangeDetail::target)
                        .filter(target -> target != null)
                        .map(Translation::property)
                        .distinct()
                        .toList());
    }

    private static Optional<Replacement> replacement(ResourceChange change) {
        return switch (text(change.replacementAsString())) {
            case "True" -> Optional.of(Replacement.YES);
            case "Conditional" -> Optional.of(Replacement.MAYBE);
            case "False" -> Optional.of(Replacement.NO);
            default -> Optional.empty();
        };
    }

    private static Property property(ResourceTargetDefinition target) {
        String path = Optional.ofNullable(target.path())
                .or(() -> Optional.ofNullable(target.name()).map(name -> "/Properties/" + name))
                .orElse("/" + text(target.attributeAsString()));
        return new Property(path, Optional.ofNullable(target.beforeValue()), Optional.ofNullable(target.afterValue()));
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

    private static String text(String orNull) {
        return Optional.ofNullable(orNull).orElse("");
    }
}
