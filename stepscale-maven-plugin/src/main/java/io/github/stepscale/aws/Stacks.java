package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
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
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** The CloudFormation stacks of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class Stacks {
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
    public Optional<StackState> find(String nameOrId) {
        try {
            return SdkCalls.call(
                    "read the stack " + nameOrId,
                    // AWS says that there is none by refusing the request.
                    () -> client.describeStacks(request -> request.stackName(nameOrId)).stacks().stream()
                            .findFirst()
                            .map(StackMapper::state)
                            .or(() -> {
                                throw InvalidResponseException.lacks("Stacks");
                            }));
        } catch (AwsException absent) {
            if (absent.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    /**
     * Starts to make a change set; for a new stack CloudFormation makes an empty stack beside it. Safe to repeat with the
     * same token.
     *
     * @return empty if there is nothing to change; AWS itself says so later, an emulator here
     */
    public Optional<ChangeSetId> openChangeSet(ChangeSetRequest request) {
        try {
            return SdkCalls.call(
                    "open a change set for the stack " + request.stack(),
                    () -> Optional.of(client.createChangeSet(created(request)))
                            .map(made -> new ChangeSetId(
                                    ResponseFields.word(made.id(), "Id"),
                                    ResponseFields.word(made.stackId(), "StackId"))));
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
                () -> StackMapper.changeSet(pages.of(
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
        ignoringAbsence(() -> SdkCalls.call(
                "delete the change set " + nameOrId + " of the stack " + stack,
                () -> client.deleteChangeSet(request -> request.stackName(stack).changeSetName(nameOrId))));
    }

    /**
     * Starts to delete a stack.
     *
     * @param retained logical ids of resources that are left behind; only for one whose deletion has failed
     */
    public void delete(String stack, String token, Optional<String> roleArn, List<String> retained) {
        ignoringAbsence(() -> SdkCalls.call(
                "delete the stack " + stack,
                () -> client.deleteStack(request -> request.stackName(stack)
                        .clientRequestToken(token)
                        .roleARN(roleArn.orElse(null))
                        .retainResources(retained))));
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
    public void protect(String stack, boolean protection) {
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
    public List<StackEvent> events(String stack, Optional<String> after) {
        return SdkCalls.call("read the events of the stack " + stack, () -> {
            List<StackEvent> newestFirst = new ArrayList<>();
            Iterator<StackEvent> all = eventsNewestFirst(stack).iterator();
            while (all.hasNext()) {
                StackEvent event = all.next();
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

    private Stream<StackEvent> eventsNewestFirst(String stack) {
        return pages.of(
                        token -> client.describeStackEvents(
                                request -> request.stackName(stack).nextToken(token)),
                        DescribeStackEventsResponse::nextToken)
                .flatMap(page -> ResponseFields.list(page.hasStackEvents(), page.stackEvents(), "StackEvents").stream())
                .map(StackMapper::event);
    }

    /** The resources of a stack, as it has them now. */
    public List<StackResource> resources(String stack) {
        return SdkCalls.call(
                "read the resources of the stack " + stack,
                () -> pages.of(
                                token -> client.listStackResources(
                                        request -> request.stackName(stack).nextToken(token)),
                                ListStackResourcesResponse::nextToken)
                        .flatMap(page -> ResponseFields.list(
                                page.hasStackResourceSummaries(),
                                page.stackResourceSummaries(),
                                "StackResourceSummaries")
                                .stream())
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
    public List<OwningStack> owning(String physicalId) {
        try {
            return SdkCalls.call("ask which stack has " + physicalId, () -> {
                var answer = client.describeStackResources(request -> request.physicalResourceId(physicalId));
                return OwningStack.of(
                        ResponseFields.list(answer.hasStackResources(), answer.stackResources(), "StackResources"));
            });
        } catch (AwsException absent) {
            if (absent.kind() == Kind.NOT_FOUND) {
                return List.of();
            }
            throw absent;
        }
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

    private static void ignoringAbsence(Runnable request) {
        try {
            request.run();
        } catch (AwsException refused) {
            if (refused.kind() != Kind.NOT_FOUND) {
                throw refused;
            }
        }
    }

    private static List<StackEvent> reversed(List<StackEvent> events) {
        Collections.reverse(events);
        return List.copyOf(events);
    }
}
