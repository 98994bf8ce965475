package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.RollbackConfiguration;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** The CloudFormation stacks of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class Stacks {
    private static final PagedList<DescribeStackEventsResponse, StackEvent> EVENTS = new PagedList<>(
            "StackEvents",
            DescribeStackEventsResponse::hasStackEvents,
            DescribeStackEventsResponse::stackEvents,
            DescribeStackEventsResponse::nextToken);

    private static final PagedList<ListStackResourcesResponse, StackResourceSummary> RESOURCES = new PagedList<>(
            "StackResourceSummaries",
            ListStackResourcesResponse::hasStackResourceSummaries,
            ListStackResourcesResponse::stackResourceSummaries,
            ListStackResourcesResponse::nextToken);

    private final CloudFormationClient client;
    private final Paginator pages;

    Stacks(CloudFormationClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * Reads a stack by name or ARN; a deleted one by its ARN only.
     *
     * @return empty if it does not exist
     */
    public Optional<Stack> find(String nameOrId) {
        return SdkCalls.find(
                "read the stack " + nameOrId,
                // AWS refuses the request if it does not exist.
                () -> client.describeStacks(request -> request.stackName(nameOrId)).stacks().stream()
                        .findFirst()
                        .map(StackMapper::stack)
                        .orElseThrow(() -> InvalidResponseException.lacks("Stacks")));
    }

    /**
     * Starts to create a change set; for a new stack CloudFormation creates an empty stack too. Safe to repeat with the same
     * token.
     *
     * @return empty if there is nothing to change; AWS itself reports that later, an emulator here
     */
    public Optional<ChangeSetId> createChangeSet(ChangeSetRequest request) {
        return createChangeSet(request.stack(), createRequest(request));
    }

    /**
     * Starts to create a change set that also brings resources back which were changed or deleted without CloudFormation, as
     * far as drift detection covers them. Only for a stack that exists.
     *
     * @return empty if there is nothing to change; AWS itself reports that later, an emulator here
     */
    public Optional<ChangeSetId> createDriftRevertingChangeSet(ChangeSetRequest request) {
        return createChangeSet(
                request.stack(),
                createRequest(request).toBuilder()
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
    public Optional<ChangeSetId> createImportChangeSet(ChangeSetRequest request, List<ResourceToImport> resources) {
        return createChangeSet(
                request.stack(),
                createRequest(request).toBuilder()
                        .changeSetType(ChangeSetType.IMPORT)
                        .resourcesToImport(StackMapper.resources(resources))
                        .build());
    }

    private Optional<ChangeSetId> createChangeSet(String stack, CreateChangeSetRequest request) {
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
    public ChangeSet changeSet(String stack, String nameOrId) {
        return SdkCalls.call(
                "read the change set " + nameOrId + " of the stack " + stack,
                () -> StackMapper.changeSet(pages.pages(
                                token -> client.describeChangeSet(request -> request.stackName(stack)
                                        .changeSetName(nameOrId)
                                        .includePropertyValues(true)
                                        .nextToken(token)),
                                DescribeChangeSetResponse::nextToken)
                        .toList()));
    }

    /**
     * Executes a change set; a failure rolls back. Safe to repeat: does nothing if the execution has begun.
     *
     * @param token stamped on every event of the operation
     * @return whether this request began the execution; false if an earlier request did, whose response was lost or which another
     *     client sent
     */
    public boolean execute(String stack, String changeSet, String token) {
        return execute(stack, changeSet, token, Optional.of(false));
    }

    /**
     * Executes a change set as above. Where it says itself what becomes of a failure, AWS accepts no other word on that; and an
     * import is rolled back whatever is said.
     */
    public boolean execute(ChangeSet changes, String token) {
        boolean silent = changes.onFailure().isPresent() || changes.isImport();
        return execute(changes.stackId(), changes.id(), token, silent ? Optional.empty() : Optional.of(false));
    }

    private boolean execute(String stack, String changeSet, String token, Optional<Boolean> disableRollback) {
        try {
            SdkCalls.call(
                    "execute the change set of the stack " + stack,
                    () -> client.executeChangeSet(request -> request.stackName(stack)
                            .changeSetName(changeSet)
                            .clientRequestToken(token)
                            .disableRollback(disableRollback.orElse(null))));
            return true;
        } catch (AwsException refused) {
            // The first response may have been lost, and this may be a retry.
            if (refused.kind() != Kind.REFUSED || !changeSet(stack, changeSet).isStarted()) {
                throw refused;
            }
            return false;
        }
    }

    /** Deletes a change set, if it exists. */
    public void deleteChangeSet(String stack, String nameOrId) {
        SdkCalls.find(
                "delete the change set " + nameOrId + " of the stack " + stack,
                () -> client.deleteChangeSet(request -> request.stackName(stack).changeSetName(nameOrId)));
    }

    /**
     * Starts to delete a stack, if it exists.
     *
     * @param retained logical ids of resources to keep; only for a stack whose deletion has failed
     */
    public void delete(String stack, String token, Optional<String> roleArn, List<String> retained) {
        SdkCalls.find(
                "delete the stack " + stack,
                () -> client.deleteStack(request -> request.stackName(stack)
                        .clientRequestToken(token)
                        .roleARN(roleArn.orElse(null))
                        .retainResources(retained)));
    }

    /**
     * Starts to delete a stack in DELETE_FAILED, if it exists, without the resources that cannot be deleted: they stay in the
     * account.
     */
    public void forceDelete(String stack, String token, Optional<String> roleArn) {
        SdkCalls.find(
                "delete the stack " + stack,
                () -> client.deleteStack(request -> request.stackName(stack)
                        .clientRequestToken(token)
                        .roleARN(roleArn.orElse(null))
                        .deletionMode(DeletionMode.FORCE_DELETE_STACK)));
    }

    /** Continues an update rollback that failed. */
    public void continueRollback(String stack, String token, Optional<String> roleArn) {
        SdkCalls.call(
                "continue the rollback of the stack " + stack,
                () -> client.continueUpdateRollback(request ->
                        request.stackName(stack).clientRequestToken(token).roleARN(roleArn.orElse(null))));
    }

    /** Rolls back a stack whose update failed without a rollback. */
    public void rollback(String stack, String token, Optional<String> roleArn) {
        SdkCalls.call(
                "roll the stack " + stack + " back",
                () -> client.rollbackStack(request ->
                        request.stackName(stack).clientRequestToken(token).roleARN(roleArn.orElse(null))));
    }

    /** Turns the termination protection of a stack on or off. */
    public void setTerminationProtection(String stack, boolean protection) {
        SdkCalls.call(
                "set the termination protection of the stack " + stack,
                () -> client.updateTerminationProtection(
                        request -> request.stackName(stack).enableTerminationProtection(protection)));
    }

    /**
     * Reads the events of a stack, oldest first.
     *
     * @param after the id of the last known event; absent: all events of the newest operation
     */
    public List<Event> events(String stack, Optional<String> after) {
        return SdkCalls.call("read the events of the stack " + stack, () -> {
            List<Event> newestFirst = new ArrayList<>();
            Iterator<Event> all = eventsNewestFirst(stack).iterator();
            while (all.hasNext()) {
                Event event = all.next();
                if (after.filter(event.id()::equals).isPresent()) {
                    break;
                }
                newestFirst.add(event);
                if (after.isEmpty() && event.startsOperation()) {
                    break;
                }
            }
            return reversed(newestFirst);
        });
    }

    private Stream<Event> eventsNewestFirst(String stack) {
        return pages.items(
                        EVENTS,
                        token -> client.describeStackEvents(
                                request -> request.stackName(stack).nextToken(token)))
                .map(StackMapper::event);
    }

    /** Reads the resources of a stack. */
    public List<Resource> resources(String stack) {
        return SdkCalls.call(
                "read the resources of the stack " + stack,
                () -> pages.items(
                                RESOURCES,
                                token -> client.listStackResources(
                                        request -> request.stackName(stack).nextToken(token)))
                        .map(StackMapper::resource)
                        .toList());
    }

    /**
     * Finds the stacks that own a resource, by its physical id. Two stacks may own the same one; AWS may return one of them only.
     *
     * @param physicalId such as {@code endpoint/orders/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker}
     * @return empty if no stack of this account and Region owns it
     */
    public List<OwningStack> findOwners(String physicalId) {
        return SdkCalls.find("find the stack that owns " + physicalId, () -> {
                    var response = client.describeStackResources(request -> request.physicalResourceId(physicalId));
                    return OwningStack.of(ResponseFields.list(
                            response.hasStackResources(), response.stackResources(), "StackResources"));
                })
                .orElse(List.of());
    }

    /** Reads the template of a stack as it was deployed. */
    public String template(String stack) {
        return SdkCalls.call(
                "read the template of the stack " + stack,
                () -> ResponseFields.require(
                        client.getTemplate(request -> request.stackName(stack).templateStage(TemplateStage.ORIGINAL))
                                .templateBody(),
                        "TemplateBody"));
    }

    private static CreateChangeSetRequest createRequest(ChangeSetRequest request) {
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

    private static List<Event> reversed(List<Event> events) {
        Collections.reverse(events);
        return List.copyOf(events);
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

    /**
     * A stack that was found by one of its resources.
     *
     * @param id its ARN
     * @param resources at most 100 of its resources
     */
    public record OwningStack(String id, String name, List<Resource> resources) {
        public OwningStack {
            resources = List.copyOf(resources);
        }

        /** Whether it owns a resource, or is creating or deleting it. */
        public boolean holds(String physicalId) {
            return resources.stream()
                    .anyMatch(resource -> resource.physicalId().equals(physicalId) && resource.isHeld());
        }

        static List<OwningStack> of(List<StackResource> found) {
            Map<String, OwningStack> byId = new LinkedHashMap<>();
            for (StackResource resource : found) {
                String id = ResponseFields.id(resource.stackId(), "StackId");
                String name = ResponseFields.word(resource.stackName(), "StackName");
                byId.merge(id, new OwningStack(id, name, List.of(StackMapper.resource(resource))), OwningStack::with);
            }
            return List.copyOf(byId.values());
        }

        private OwningStack with(OwningStack other) {
            List<Resource> all = new ArrayList<>(resources);
            all.addAll(other.resources);
            return new OwningStack(id, name, all);
        }
    }

    /**
     * An event of a stack or of one of its resources.
     *
     * @param resource its logical id; the name of the stack for the stack itself
     * @param type such as {@code AWS::CloudWatch::Alarm}
     * @param physicalId may be empty during creation
     * @param status such as {@code CREATE_IN_PROGRESS}
     * @param reason in full; may be empty
     * @param token of the request that began the operation, if CloudFormation reports it
     * @param operationId of the operation, if CloudFormation reports it; an automatic rollback has one of its own
     * @param detail such as {@code CONFIGURATION_COMPLETE} or {@code VALIDATION_FAILED}; absent for most events
     * @param hookResultId the id of the result of a hook, if the event is about one
     */
    public record Event(
            String id,
            String stackId,
            Instant time,
            String resource,
            String type,
            String physicalId,
            String status,
            String reason,
            Optional<String> token,
            Optional<String> operationId,
            Optional<String> detail,
            Optional<String> hookResultId) {

        /** Whether it is about the stack as a whole. */
        public boolean isOfStack() {
            return physicalId.equals(stackId);
        }

        public boolean isFailure() {
            return status.endsWith("_FAILED");
        }

        /** Whether an operation begins with it. All events up to the next such one belong to that operation. */
        public boolean startsOperation() {
            return isOfStack()
                    && switch (status) {
                        case "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "IMPORT_IN_PROGRESS" ->
                            true;
                        default -> false;
                    };
        }
    }

    /**
     * A resource of a stack.
     *
     * @param physicalId may be empty if it was never created
     * @param status such as {@code CREATE_COMPLETE}
     */
    public record Resource(String logicalId, String type, String physicalId, String status) {

        /** Whether the stack has it now: it was created or imported, and neither deleted nor retained after a deletion. */
        public boolean isHeld() {
            return switch (status) {
                case "DELETE_COMPLETE",
                        "DELETE_SKIPPED",
                        "CREATE_FAILED",
                        "IMPORT_FAILED",
                        "IMPORT_ROLLBACK_COMPLETE" -> false;
                default -> true;
            };
        }
    }

    /**
     * A stack.
     *
     * @param id its ARN, which identifies it even after its deletion
     * @param reason why it is in its state; may be empty
     * @param parameters values by name
     * @param outputs values by name, in CloudFormation's order
     * @param tags values by key
     * @param terminationProtection whether it cannot be deleted
     * @param detail such as {@code VALIDATION_FAILED}, beside the status; absent for most stacks
     * @param operations the last operations, if CloudFormation reports them
     */
    public record Stack(
            String id,
            String name,
            StackStatus status,
            String reason,
            Map<String, String> parameters,
            Map<String, String> outputs,
            Map<String, String> tags,
            boolean terminationProtection,
            Optional<String> detail,
            List<Operation> operations) {
        public Stack {
            operations = List.copyOf(operations);
        }

        /**
         * An operation on a stack.
         *
         * @param type such as {@code UPDATE_STACK}; may be empty
         */
        public record Operation(String id, String type) {}

        /** Whether it is deleted, or was never created: no resource is left of it. */
        public boolean isAbsent() {
            return status.phase() == StackStatus.Phase.ABSENT;
        }

        /** The account that it belongs to. */
        public String account() {
            return id.split(":", 6)[4];
        }

        /** The Region that it is in. */
        public String region() {
            return id.split(":", 6)[3];
        }
    }
}
