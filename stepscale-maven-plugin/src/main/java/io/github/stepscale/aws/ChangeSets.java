package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.RollbackConfiguration;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;

/** The change sets of CloudFormation stacks of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class ChangeSets {
    private final CloudFormationClient client;
    private final Paginator pages;

    ChangeSets(CloudFormationClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * Starts to create a change set; for a new stack CloudFormation creates an empty stack too. Safe to repeat with the same
     * token.
     *
     * @return empty if there is nothing to change; AWS itself reports that later, an emulator here
     */
    public Optional<ChangeSetId> create(ChangeSetRequest request) {
        return create(request.stack(), request(request));
    }

    /**
     * Starts to create a change set that also brings resources back which were changed or deleted without CloudFormation, as
     * far as drift detection covers them. Only for a stack that exists.
     *
     * @return empty if there is nothing to change; AWS itself reports that later, an emulator here
     */
    public Optional<ChangeSetId> createDriftReverting(ChangeSetRequest request) {
        return create(
                request.stack(),
                request(request).toBuilder()
                        .deploymentMode(DeploymentMode.REVERT_DRIFT)
                        .build());
    }

    /**
     * Starts to create a change set that takes resources that exist into the stack, and changes none of them. For a new stack
     * CloudFormation creates an empty one too. The template has no outputs that the stack does not have, and a deletion policy
     * for each of the resources (AWS CloudFormation User Guide, "Import AWS resources into a CloudFormation stack").
     *
     * @param request without {@code onFailure}: a failed import is rolled back, which leaves the resources as they are
     * @param resources at least one, each in the template
     * @return empty if there is nothing to import; AWS itself reports that later, an emulator here
     */
    public Optional<ChangeSetId> createImport(ChangeSetRequest request, List<ResourceToImport> resources) {
        return create(
                request.stack(),
                request(request).toBuilder()
                        .changeSetType(ChangeSetType.IMPORT)
                        .resourcesToImport(ChangeSetMapper.resources(resources))
                        .build());
    }

    private Optional<ChangeSetId> create(String stack, CreateChangeSetRequest request) {
        try {
            return SdkCalls.call(
                    "create a change set for the stack " + stack,
                    () -> Optional.of(client.createChangeSet(request))
                            .map(created -> new ChangeSetId(
                                    ResponseFields.id(created.id(), "Id"),
                                    ResponseFields.id(created.stackId(), "StackId"))));
        } catch (AwsException refused) {
            if (ChangeSet.saysNothingToChange(refused.detail())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Reads a change set with all its changes.
     *
     * @param nameOrId its name or its ARN
     */
    public ChangeSet read(String stack, String nameOrId) {
        return SdkCalls.call(
                "read the change set " + nameOrId + " of the stack " + stack,
                () -> ChangeSetMapper.changeSet(pages.pages(
                                token -> client.describeChangeSet(request -> request.stackName(stack)
                                        .changeSetName(nameOrId)
                                        .includePropertyValues(true)
                                        .nextToken(token)),
                                DescribeChangeSetResponse::nextToken)
                        .toList()));
    }

    /**
     * Executes a change set; a failure rolls back, unless the change set itself says what becomes of one. Safe to repeat: does
     * nothing if the execution has begun.
     *
     * @param token stamped on every event of the operation
     * @return whether this request began the execution; false if an earlier request did, whose response was lost or which another
     *     client sent
     */
    public boolean execute(ChangeSet changes, String token) {
        // Beside the word of the change set AWS accepts no other; and an import is rolled back whatever is said.
        boolean silent = changes.onFailure().isPresent() || changes.isImport();
        try {
            SdkCalls.call(
                    "execute the change set of the stack " + changes.stackId(),
                    () -> client.executeChangeSet(request -> request.stackName(changes.stackId())
                            .changeSetName(changes.id())
                            .clientRequestToken(token)
                            .disableRollback(silent ? null : false)));
            return true;
        } catch (AwsException refused) {
            // The first response may have been lost, and this may be a retry.
            if (refused.kind() != Kind.REFUSED
                    || !read(changes.stackId(), changes.id()).isStarted()) {
                throw refused;
            }
            return false;
        }
    }

    /** Deletes a change set, if it exists. */
    public void delete(String stack, String nameOrId) {
        SdkCalls.find(
                "delete the change set " + nameOrId + " of the stack " + stack,
                () -> client.deleteChangeSet(request -> request.stackName(stack).changeSetName(nameOrId)));
    }

    private static CreateChangeSetRequest request(ChangeSetRequest request) {
        return CreateChangeSetRequest.builder()
                .stackName(request.stack())
                .changeSetName(request.name())
                .changeSetType(request.create() ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .clientToken(request.token())
                .description("Made by stepscale")
                .templateBody(request.template())
                .parameters(StackMapper.parameters(request.parameters()))
                .tags(StackMapper.tags(request.tags()))
                .roleARN(request.roleArn().orElse(null))
                .notificationARNs(request.notificationArns())
                .rollbackConfiguration(rollback(request.rollbackAlarms()))
                .onStackFailure(request.onFailure().map(Enum::name).orElse(null))
                .build();
    }

    private static RollbackConfiguration rollback(List<String> alarms) {
        return RollbackConfiguration.builder()
                .rollbackTriggers(alarms.stream()
                        .map(arn -> RollbackTrigger.builder()
                                .arn(arn)
                                .type("AWS::CloudWatch::Alarm")
                                .build())
                        .toList())
                .build();
    }

    /**
     * What executing a change set does to one resource.
     *
     * @param action such as {@code Add}, {@code Modify}, {@code Remove}, {@code Import}; {@code Dynamic} where CloudFormation cannot tell beforehand
     * @param replacement whether the resource is replaced; empty where that does not apply
     * @param properties the changed properties; empty where CloudFormation lists none
     */
    public record Change(
            String action, String resource, String type, Optional<Replacement> replacement, List<Property> properties) {
        public Change {
            properties = List.copyOf(properties);
        }

        /** Whether a resource is replaced. */
        public enum Replacement {
            YES,
            MAYBE,
            NO
        }

        /**
         * A changed property.
         *
         * @param path such as {@code /Properties/Threshold}
         * @param before as CloudFormation writes it, shortened where it is long; empty if the property was absent
         * @param after the value after the change; empty if the property is removed
         */
        public record Property(String path, Optional<String> before, Optional<String> after) {}

        /** Whether the stack takes over a resource that exists. */
        public boolean isImport() {
            return action.equals("Import");
        }

        /** Whether an existing resource is, or may be, removed or replaced. */
        public boolean mayRemoveResource() {
            return action.equals("Remove")
                    || action.equals("Dynamic")
                    || replacement.filter(r -> r != Replacement.NO).isPresent();
        }
    }

    /**
     * A change set.
     *
     * @param id its ARN
     * @param status how far its creation is
     * @param execution how far its execution is
     * @param reason why it failed; may be empty
     * @param parameters values of the template's parameters, by name
     * @param onFailure what becomes of the stack if its creation fails; absent where the change set does not say
     */
    public record ChangeSet(
            String id,
            String name,
            String stackId,
            Status status,
            Execution execution,
            String reason,
            Map<String, String> parameters,
            List<Change> changes,
            Optional<OnStackFailure> onFailure) {
        public ChangeSet {
            parameters = Map.copyOf(parameters);
            changes = List.copyOf(changes);
        }

        /** How far the creation of a change set is. */
        public enum Status {
            IN_PROGRESS,
            COMPLETE,
            FAILED,
            /** It is deleted, or being deleted. */
            DELETED
        }

        /** How far the execution of a change set is. */
        public enum Execution {
            /** Cannot be executed: it is not complete, or it failed. */
            UNAVAILABLE,
            /** Can never be executed: the stack has changed since it was created. */
            OBSOLETE,
            AVAILABLE,
            IN_PROGRESS,
            COMPLETE
        }

        /** Whether it can be executed now. */
        public boolean isExecutable() {
            return execution == Execution.AVAILABLE;
        }

        /** Whether its execution has begun; it may be over. */
        public boolean isStarted() {
            return execution == Execution.IN_PROGRESS || isExecuted();
        }

        /** Whether the stack has changed since it was made, so that it can never be executed. */
        public boolean isObsolete() {
            return execution == Execution.OBSOLETE;
        }

        /** Whether its execution is over, with success. */
        public boolean isExecuted() {
            return execution == Execution.COMPLETE;
        }

        /** Whether it takes resources that exist into the stack. Such a change set does nothing else. */
        public boolean isImport() {
            return !changes.isEmpty() && changes.stream().allMatch(Change::isImport);
        }

        /** Whether its creation failed because there is nothing to change. */
        public boolean isEmpty() {
            return status == Status.FAILED && saysNothingToChange(reason);
        }

        /** CloudFormation has no error code for it, only these two sentences. */
        static boolean saysNothingToChange(String reason) {
            return reason.startsWith("The submitted information didn't contain changes.")
                    || reason.contains("No updates are to be performed");
        }
    }

    /**
     * The identity of a change set.
     *
     * @param id its ARN
     * @param stackId the ARN of its stack
     */
    public record ChangeSetId(String id, String stackId) {}

    /**
     * A request for a change set.
     *
     * @param stack the name of the stack
     * @param name of the change set: a letter, then letters, digits and hyphens, at most 128
     * @param create whether it creates the stack; otherwise it updates it
     * @param token makes the request safe to repeat
     * @param template its text
     * @param parameters all of them, by name
     * @param tags by key
     * @param roleArn the role that CloudFormation acts as; absent: the caller
     * @param notificationArns SNS topics for the events of the stack
     * @param rollbackAlarms ARNs of alarms that roll the operation back; at most 5
     * @param onFailure what becomes of the stack if its creation fails; only for a change set that creates it
     */
    public record ChangeSetRequest(
            String stack,
            String name,
            boolean create,
            String token,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags,
            Optional<String> roleArn,
            List<String> notificationArns,
            List<String> rollbackAlarms,
            Optional<OnStackFailure> onFailure) {}

    /**
     * A resource that exists, for a stack to take over.
     *
     * @param logicalId in the template
     * @param type such as {@code AWS::CloudWatch::Alarm}
     * @param identifier the properties that identify it: {@code primaryIdentifier} of the schema of its type, by name
     */
    public record ResourceToImport(String logicalId, String type, Map<String, String> identifier) {
        public ResourceToImport {
            identifier = Collections.unmodifiableMap(new LinkedHashMap<>(identifier));
        }
    }

    /** What CloudFormation does with a stack whose creation fails. */
    public enum OnStackFailure {
        /** It stays as it is. */
        DO_NOTHING,
        /** Its resources are deleted; the empty stack stays. */
        ROLLBACK,
        /** It is deleted. */
        DELETE
    }
}
