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
     * A stack by name or ARN. One that was deleted is found by its ARN only.
     *
     * @return empty if there is none
     */
    public Optional<Stack> find(String nameOrId) {
        return SdkCalls.find(
                "read the stack " + nameOrId,
                // AWS says that there is none by refusing the request.
                () -> client.describeStacks(request -> request.stackName(nameOrId)).stacks().stream()
                        .findFirst()
                        .map(StackMapper::stack)
                        .orElseThrow(() -> InvalidResponseException.lacks("Stacks")));
    }

    /**
     * Starts to make a change set; for a new stack CloudFormation makes an empty stack beside it. Safe to repeat with the
     * same token.
     *
     * @return empty if there is nothing to change; AWS itself says so later, an emulator here
     */
    public Optional<ChangeSetId> createChangeSet(ChangeSetRequest request) {
        try {
            return SdkCalls.call(
                    "open a change set for the stack " + request.stack(),
                    () -> Optional.of(client.createChangeSet(created(request)))
                            .map(made -> new ChangeSetId(
                                    ResponseFields.id(made.id(), "Id"), ResponseFields.id(made.stackId(), "StackId"))));
        } catch (AwsException refused) {
            if (ChangeSet.saysNothingToChange(refused.detail())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * A change set with all its changes.
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
     * Executes a change set; a failure rolls back. Safe to repeat: one whose execution has begun is left to it.
     *
     * @param token is stamped on every event of the operation
     * @return whether this request began it; otherwise its execution had begun, by an earlier one of ours whose answer was lost,
     *     or by somebody else
     */
    public boolean execute(String stack, String changeSet, String token) {
        try {
            SdkCalls.call(
                    "execute the change set of the stack " + stack,
                    () -> client.executeChangeSet(request -> request.stackName(stack)
                            .changeSetName(changeSet)
                            .clientRequestToken(token)
                            .disableRollback(false)));
            return true;
        } catch (AwsException refused) {
            // The first answer may have been lost, and the request be the second of its kind.
            if (refused.kind() != Kind.REFUSED || !changeSet(stack, changeSet).started()) {
                throw refused;
            }
            return false;
        }
    }

    /** Deletes a change set; one that does not exist is no mistake. */
    public void deleteChangeSet(String stack, String nameOrId) {
        SdkCalls.find(
                "delete the change set " + nameOrId + " of the stack " + stack,
                () -> client.deleteChangeSet(request -> request.stackName(stack).changeSetName(nameOrId)));
    }

    /**
     * Starts to delete a stack.
     *
     * @param retained logical ids of resources that are left behind; only for one whose deletion has failed
     */
    public void delete(String stack, String token, Optional<String> roleArn, List<String> retained) {
        SdkCalls.find(
                "delete the stack " + stack,
                () -> client.deleteStack(request -> request.stackName(stack)
                        .clientRequestToken(token)
                        .roleARN(roleArn.orElse(null))
                        .retainResources(retained)));
    }

    /** Goes on with a rollback that got stuck. */
    public void continueRollback(String stack, String token, Optional<String> roleArn) {
        SdkCalls.call(
                "continue the rollback of the stack " + stack,
                () -> client.continueUpdateRollback(request ->
                        request.stackName(stack).clientRequestToken(token).roleARN(roleArn.orElse(null))));
    }

    /** Rolls a stack back whose update failed and was left as it was. */
    public void rollback(String stack, String token, Optional<String> roleArn) {
        SdkCalls.call(
                "roll the stack " + stack + " back",
                () -> client.rollbackStack(request ->
                        request.stackName(stack).clientRequestToken(token).roleARN(roleArn.orElse(null))));
    }

    /** Says whether a stack refuses to be deleted. */
    public void setTerminationProtection(String stack, boolean protection) {
        SdkCalls.call(
                "set the termination protection of the stack " + stack,
                () -> client.updateTerminationProtection(
                        request -> request.stackName(stack).enableTerminationProtection(protection)));
    }

    /**
     * What happened to a stack, oldest first.
     *
     * @param after the id of the last event that is known; absent: everything of the newest operation
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

    /** The resources of a stack, as it has them now. */
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
     * The stacks that a resource belongs to, by the name that AWS knows it under. Nothing keeps two stacks from having the
     * same one; AWS may name one of them only.
     *
     * @param physicalId such as {@code endpoint/orders/variant/AllTraffic|sagemaker:variant:DesiredInstanceCount|sagemaker}
     * @return empty if it belongs to none in this account and Region
     */
    public List<OwningStack> findOwners(String physicalId) {
        return SdkCalls.find("find the stack that owns " + physicalId, () -> {
                    var response = client.describeStackResources(request -> request.physicalResourceId(physicalId));
                    return OwningStack.of(ResponseFields.list(
                            response.hasStackResources(), response.stackResources(), "StackResources"));
                })
                .orElse(List.of());
    }

    /** The template of a stack as it was deployed. */
    public String template(String stack) {
        return SdkCalls.call(
                "read the template of the stack " + stack,
                () -> ResponseFields.needed(
                        client.getTemplate(request -> request.stackName(stack).templateStage(TemplateStage.ORIGINAL))
                                .templateBody(),
                        "TemplateBody"));
    }

    private static CreateChangeSetRequest created(ChangeSetRequest request) {
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
     * @param action such as {@code Add}, {@code Modify}, {@code Remove}; {@code Dynamic} where CloudFormation cannot tell beforehand
     * @param replacement whether it is made anew; empty where the question does not arise
     * @param properties what changes; empty where CloudFormation does not say
     */
    public record Change(
            String action, String resource, String type, Optional<Replacement> replacement, List<Property> properties) {
        public Change {
            properties = List.copyOf(properties);
        }

        /** Whether a resource is made anew. */
        public enum Replacement {
            YES,
            MAYBE,
            NO
        }

        /**
         * One property.
         *
         * @param path such as {@code /Properties/Threshold}
         * @param before as CloudFormation writes it, shortened where it is long; empty if it was not there
         * @param after the same, after the change
         */
        public record Property(String path, Optional<String> before, Optional<String> after) {}

        /** Whether something that exists ends, or may end: it is removed, or another takes its place. */
        public boolean mayEndResource() {
            return action.equals("Remove")
                    || action.equals("Dynamic")
                    || replacement.filter(r -> r != Replacement.NO).isPresent();
        }
    }

    /**
     * A change set as CloudFormation has it.
     *
     * @param id its ARN
     * @param status how far its making is
     * @param execution how far its execution is
     * @param reason why it failed; may be empty
     * @param parameters values of the template's parameters, by name
     */
    public record ChangeSet(
            String id,
            String name,
            String stackId,
            Status status,
            Execution execution,
            String reason,
            Map<String, String> parameters,
            List<Change> changes) {
        public ChangeSet {
            parameters = Map.copyOf(parameters);
            changes = List.copyOf(changes);
        }

        /** How far the making of a change set is. */
        public enum Status {
            IN_PROGRESS,
            COMPLETE,
            FAILED,
            /** Somebody deletes it, or has deleted it. */
            DELETED
        }

        /** How far the execution of a change set is. */
        public enum Execution {
            /** Cannot be executed: it is not complete, or it failed. */
            UNAVAILABLE,
            /** Can never be executed: the stack has changed since it was made. */
            OBSOLETE,
            AVAILABLE,
            IN_PROGRESS,
            COMPLETE
        }

        /** Whether it can be executed now. */
        public boolean executable() {
            return execution == Execution.AVAILABLE;
        }

        /** Whether its execution has begun, whether or not it is over. */
        public boolean started() {
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

        /** Whether it could not be made since there is nothing to change: that is no failure. */
        public boolean isEmpty() {
            return status == Status.FAILED && saysNothingToChange(reason);
        }

        /** CloudFormation has no code for it, only these two sentences. */
        static boolean saysNothingToChange(String reason) {
            return reason.startsWith("The submitted information didn't contain changes.")
                    || reason.contains("No updates are to be performed");
        }
    }

    /**
     * Names a change set for good.
     *
     * @param id its ARN
     * @param stackId the ARN of its stack
     */
    public record ChangeSetId(String id, String stackId) {}

    /**
     * What a change set shall change.
     *
     * @param stack the name of the stack
     * @param name of the change set: a letter, then letters, digits and hyphens, at most 128
     * @param create whether the stack is to be created; else it is updated
     * @param token makes the request safe to repeat
     * @param template its text
     * @param parameters all of them, by name
     * @param tags by key
     * @param roleArn the role that CloudFormation acts as; absent: the caller
     * @param notificationArns topics that hear of the stack's events
     * @param rollbackAlarms ARNs of alarms that roll the operation back; at most 5
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
            List<String> rollbackAlarms) {}

    /**
     * A stack that was found by one of its resources.
     *
     * @param id its ARN
     * @param resources those that CloudFormation tells with the answer, at most 100
     */
    public record OwningStack(String id, String name, List<Resource> resources) {
        public OwningStack {
            resources = List.copyOf(resources);
        }

        /** Whether it has a resource, or is at work on it; not one that was never made, is gone, or was left behind. */
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
     * Something that happened to a stack or to a resource of it.
     *
     * @param resource its logical id; the name of the stack for the stack itself
     * @param type such as {@code AWS::CloudWatch::Alarm}
     * @param physicalId may be empty while it is being made
     * @param status such as {@code CREATE_IN_PROGRESS}
     * @param reason the whole of it; may be empty
     * @param token that of the request whose operation this belongs to, where CloudFormation says it
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
            Optional<String> token) {

        /** Whether it is about the stack as a whole. */
        public boolean isOfStack() {
            return physicalId.equals(stackId);
        }

        public boolean isFailure() {
            return status.endsWith("_FAILED");
        }

        /** Whether an operation starts with it: everything up to the next such event belongs together. */
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
     * @param physicalId may be empty where it was never made
     * @param status such as {@code CREATE_COMPLETE}
     */
    public record Resource(String logicalId, String type, String physicalId, String status) {

        /** Whether the stack has it now: it was made, and is neither gone nor left behind. */
        public boolean isHeld() {
            return switch (status) {
                case "DELETE_COMPLETE", "DELETE_SKIPPED", "CREATE_FAILED" -> false;
                default -> true;
            };
        }
    }

    /**
     * A stack as CloudFormation has it.
     *
     * @param id its ARN, which names it even after it was deleted
     * @param reason why it is in its state; may be empty
     * @param parameters values by name
     * @param outputs values by name, in CloudFormation's order
     * @param tags values by key
     * @param terminationProtection whether it refuses to be deleted
     */
    public record Stack(
            String id,
            String name,
            StackStatus status,
            String reason,
            Map<String, String> parameters,
            Map<String, String> outputs,
            Map<String, String> tags,
            boolean terminationProtection) {

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
