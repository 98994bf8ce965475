package io.github.stepscale.aws;

import io.github.stepscale.aws.ChangeSets.Change.Property;
import io.github.stepscale.aws.ChangeSets.Change.Replacement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;
import software.amazon.awssdk.services.cloudformation.model.ResourceToImport;

/** Maps the SDK's types of change sets to those of {@link ChangeSets}, and back. */
final class ChangeSetMapper {
    private ChangeSetMapper() {}

    /** @param pages at least one; the last has the newest status */
    static ChangeSets.ChangeSet changeSet(List<DescribeChangeSetResponse> pages) {
        DescribeChangeSetResponse last = pages.get(pages.size() - 1);
        return new ChangeSets.ChangeSet(
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
    private static Optional<ChangeSets.OnStackFailure> onFailure(String word) {
        return Stream.of(ChangeSets.OnStackFailure.values())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    private static ChangeSets.ChangeSet.Status status(DescribeChangeSetResponse response) {
        return switch (ResponseFields.require(response.status(), "Status")) {
            case CREATE_COMPLETE -> ChangeSets.ChangeSet.Status.COMPLETE;
            case CREATE_PENDING, CREATE_IN_PROGRESS -> ChangeSets.ChangeSet.Status.IN_PROGRESS;
            case UNKNOWN_TO_SDK_VERSION ->
                throw InvalidResponseException.unknown("the status of the change set", response.statusAsString());
            case DELETE_PENDING, DELETE_IN_PROGRESS, DELETE_COMPLETE, DELETE_FAILED ->
                ChangeSets.ChangeSet.Status.DELETED;
            default -> ChangeSets.ChangeSet.Status.FAILED;
        };
    }

    private static ChangeSets.ChangeSet.Execution execution(@Nullable ExecutionStatus status) {
        if (status == null) {
            return ChangeSets.ChangeSet.Execution.UNAVAILABLE;
        }
        return switch (status) {
            case AVAILABLE -> ChangeSets.ChangeSet.Execution.AVAILABLE;
            case EXECUTE_IN_PROGRESS -> ChangeSets.ChangeSet.Execution.IN_PROGRESS;
            case EXECUTE_COMPLETE -> ChangeSets.ChangeSet.Execution.COMPLETE;
            case OBSOLETE -> ChangeSets.ChangeSet.Execution.OBSOLETE;
            default -> ChangeSets.ChangeSet.Execution.UNAVAILABLE;
        };
    }

    private static ChangeSets.Change change(ResourceChange change) {
        return new ChangeSets.Change(
                ResponseFields.word(change.actionAsString(), "Action"),
                ResponseFields.word(change.logicalResourceId(), "LogicalResourceId"),
                ResponseFields.text(change.resourceType()),
                replacement(change),
                change.details().stream()
                        .map(ResourceChangeDetail::target)
                        .filter(target -> target != null)
                        .map(ChangeSetMapper::property)
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

    static List<ResourceToImport> resources(List<ChangeSets.ResourceToImport> resources) {
        return resources.stream()
                .map(resource -> ResourceToImport.builder()
                        .logicalResourceId(resource.logicalId())
                        .resourceType(resource.type())
                        .resourceIdentifier(resource.identifier())
                        .build())
                .toList();
    }
}
