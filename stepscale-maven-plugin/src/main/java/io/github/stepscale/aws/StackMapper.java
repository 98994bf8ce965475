package io.github.stepscale.aws;

import io.github.stepscale.aws.Stacks.Change.Property;
import io.github.stepscale.aws.Stacks.Change.Replacement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.OperationEntry;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.ResourceToImport;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Maps the SDK's types of stacks and change sets to those of {@link Stacks}, and back. */
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

    static Stacks.Event event(StackEvent event) {
        return new Stacks.Event(
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

    /** @param pages at least one; the last has the newest status */
    static Stacks.ChangeSet changeSet(List<DescribeChangeSetResponse> pages) {
        DescribeChangeSetResponse last = pages.get(pages.size() - 1);
        return new Stacks.ChangeSet(
                ResponseFields.id(last.changeSetId(), "ChangeSetId"),
                ResponseFields.word(last.changeSetName(), "ChangeSetName"),
                ResponseFields.id(last.stackId(), "StackId"),
                status(last),
                execution(last.executionStatus()),
                ResponseFields.text(last.statusReason()),
                ResponseFields.map(last.parameters(), Parameter::parameterKey, Parameter::parameterValue),
                pages.stream()
                        .flatMap(page -> page.changes().stream())
                        .filter(change -> change.resourceChange() != null)
                        .map(change -> change(change.resourceChange()))
                        .toList(),
                onFailure(ResponseFields.raw(last.onStackFailureAsString())));
    }

    /** A word that is newer than this program is none of those that it sends. */
    private static Optional<Stacks.OnStackFailure> onFailure(String word) {
        return Stream.of(Stacks.OnStackFailure.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    private static Stacks.ChangeSet.Status status(DescribeChangeSetResponse response) {
        return switch (ResponseFields.require(response.status(), "Status")) {
            case CREATE_COMPLETE -> Stacks.ChangeSet.Status.COMPLETE;
            case CREATE_PENDING, CREATE_IN_PROGRESS -> Stacks.ChangeSet.Status.IN_PROGRESS;
            case UNKNOWN_TO_SDK_VERSION ->
                throw InvalidResponseException.unknown("the status of the change set", response.statusAsString());
            case DELETE_PENDING, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED -> Stacks.ChangeSet.Status.DELETED;
            default -> Stacks.ChangeSet.Status.FAILED;
        };
    }

    private static Stacks.ChangeSet.Execution execution(@Nullable ExecutionStatus status) {
        if (status == null) {
            return Stacks.ChangeSet.Execution.UNAVAILABLE;
        }
        return switch (status) {
            case AVAILABLE -> Stacks.ChangeSet.Execution.AVAILABLE;
            case EXECUTE_IN_PROGRESS -> Stacks.ChangeSet.Execution.IN_PROGRESS;
            case EXECUTE_COMPLETE -> Stacks.ChangeSet.Execution.COMPLETE;
            case OBSOLETE -> Stacks.ChangeSet.Execution.OBSOLETE;
            default -> Stacks.ChangeSet.Execution.UNAVAILABLE;
        };
    }

    private static Stacks.Change change(ResourceChange change) {
        return new Stacks.Change(
                ResponseFields.word(change.actionAsString(), "Action"),
                ResponseFields.word(change.logicalResourceId(), "LogicalResourceId"),
                ResponseFields.text(change.resourceType()),
                replacement(change),
                change.details().stream()
                        .map(ResourceChangeDetail::target)
                        .filter(target -> target != null)
                        .map(StackMapper::property)
                        .distinct()
                        .toList());
    }

    private static Optional<Replacement> replacement(ResourceChange change) {
        return switch (ResponseFields.raw(change.replacementAsString())) {
            case "" -> Optional.empty();
            case "True" -> Optional.of(Replacement.YES);
            case "False" -> Optional.of(Replacement.NO);
            // "Conditional", and every word that is newer than this program: assume the worse.
            default -> Optional.of(Replacement.MAYBE);
        };
    }

    private static Property property(ResourceTargetDefinition target) {
        String path = Optional.ofNullable(target.path())
                .map(SafeText::oneLine)
                .or(() -> Optional.ofNullable(target.name()).map(name -> "/Properties/" + name))
                .orElse("/" + ResponseFields.raw(target.attributeAsString()));
        return new Property(
                path,
                Optional.ofNullable(target.beforeValue()).map(SafeText::oneLine),
                Optional.ofNullable(target.afterValue()).map(SafeText::oneLine));
    }

    static List<Parameter> parameters(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Parameter.builder()
                        .parameterKey(entry.getKey())
                        .parameterValue(entry.getValue())
                        .build())
                .toList();
    }

    static List<ResourceToImport> resources(List<Stacks.ResourceToImport> resources) {
        return resources.stream()
                .map(resource -> ResourceToImport.builder()
                        .logicalResourceId(resource.logicalId())
                        .resourceType(resource.type())
                        .resourceIdentifier(resource.identifier())
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
