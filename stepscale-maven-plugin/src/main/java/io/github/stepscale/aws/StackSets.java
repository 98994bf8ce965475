package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CreateStackInstancesRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackInstancesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackSetOperationResultsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackSetOperationsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackSetStatus;

/** The CloudFormation stack sets of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class StackSets {
    private static final String SUMMARIES = "Summaries";

    private final CloudFormationClient client;
    private final Paginator pages;

    StackSets(CloudFormationClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * A stack set by name.
     *
     * @return empty if there is none
     */
    public Optional<StackSetState> find(String name, StackSetAccess access) {
        try {
            return SdkCalls.call(
                    "read the stack set " + name,
                    () -> Optional.of(ResponseFields.needed(
                                    client.describeStackSet(request ->
                                                    request.stackSetName(name).callAs(StackSetMapper.callAs(access)))
                                            .stackSet(),
                                    "StackSet"))
                            .filter(set -> set.status() != StackSetStatus.DELETED)
                            .map(StackSetMapper::state));
        } catch (AwsException absent) {
            if (absent.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw absent;
        }
    }

    /**
     * Makes a stack set without instances. Safe to repeat with the same token.
     *
     * @param token letters, digits and hyphens, at most 128
     */
    public void create(StackSetRequest request, String token) {
        SdkCalls.call("create the stack set " + request.name(), () -> client.createStackSet(created(request, token)));
    }

    /**
     * Starts to change a stack set and all its instances. Safe to repeat with the same id.
     *
     * @param id names the operation: letters, digits and hyphens, at most 128
     * @throws AwsException of kind BUSY while another operation runs
     */
    public void update(StackSetRequest request, StackSetPreferences preferences, String id) {
        begin(
                "update the stack set " + request.name(),
                () -> client.updateStackSet(update -> update.stackSetName(request.name())
                        .operationId(id)
                        .callAs(StackSetMapper.callAs(request.access()))
                        .permissionModel(request.access().model())
                        .templateBody(request.template())
                        .parameters(StackMapper.parameters(request.parameters()))
                        .tags(StackMapper.tags(request.tags()))
                        .administrationRoleARN(StackSetMapper.administrationRole(request.access()))
                        .executionRoleName(StackSetMapper.executionRole(request.access()))
                        .operationPreferences(
                                StackSetMapper.preferences(preferences).build())));
    }

    /**
     * Starts to make instances. Safe to repeat with the same id.
     *
     * @param id names the operation: letters, digits and hyphens, at most 128
     * @throws AwsException of kind BUSY while another operation runs
     */
    public void createInstances(
            String name, StackSetAccess access, StackSetTargets targets, StackSetPreferences preferences, String id) {
        CreateStackInstancesRequest.Builder request = CreateStackInstancesRequest.builder()
                .stackSetName(name)
                .operationId(id)
                .callAs(StackSetMapper.callAs(access))
                .regions(targets.regions())
                .operationPreferences(StackSetMapper.preferences(preferences)
                        .regionOrder(targets.regions())
                        .build());
        if (access.isServiceManaged()) {
            request.deploymentTargets(StackSetMapper.units(targets.places()));
        } else {
            request.accounts(targets.places());
        }
        begin("create instances of the stack set " + name, () -> client.createStackInstances(request.build()));
    }

    /** All instances of a stack set. */
    public List<StackSetInstance> instances(String name, StackSetAccess access) {
        return SdkCalls.call(
                "read the instances of the stack set " + name,
                () -> pages.of(
                                token -> client.listStackInstances(request -> request.stackSetName(name)
                                        .callAs(StackSetMapper.callAs(access))
                                        .nextToken(token)),
                                ListStackInstancesResponse::nextToken)
                        .flatMap(page -> ResponseFields.list(page.hasSummaries(), page.summaries(), SUMMARIES).stream())
                        .map(StackSetMapper::instance)
                        .toList());
    }

    /** An operation that is not over, if there is one. */
    public Optional<StackSetOperation> busyOperation(String name, StackSetAccess access) {
        return operations(name, access).stream()
                .filter(StackSetOperation::isBusy)
                .findFirst();
    }

    /** The operations that CloudFormation remembers, whoever began them. */
    public List<StackSetOperation> operations(String name, StackSetAccess access) {
        return SdkCalls.call(
                "read the operations of the stack set " + name,
                () -> pages.of(
                                token -> client.listStackSetOperations(request -> request.stackSetName(name)
                                        .callAs(StackSetMapper.callAs(access))
                                        .nextToken(token)),
                                ListStackSetOperationsResponse::nextToken)
                        .flatMap(page -> ResponseFields.list(page.hasSummaries(), page.summaries(), SUMMARIES).stream())
                        .map(StackSetMapper::operation)
                        .toList());
    }

    /** An operation as it is now. */
    public StackSetOperation operation(String name, StackSetAccess access, String id) {
        return SdkCalls.call(
                "read the operation " + id + " of the stack set " + name,
                () -> StackSetMapper.operation(ResponseFields.needed(
                        client.describeStackSetOperation(request -> request.stackSetName(name)
                                        .operationId(id)
                                        .callAs(StackSetMapper.callAs(access)))
                                .stackSetOperation(),
                        "StackSetOperation")));
    }

    /** How far an operation is with each instance; at first it may know none of them. */
    public List<StackSetInstanceResult> results(String name, StackSetAccess access, String id) {
        return SdkCalls.call(
                "read the results of the operation " + id + " of the stack set " + name,
                () -> pages.of(
                                token -> client.listStackSetOperationResults(request -> request.stackSetName(name)
                                        .operationId(id)
                                        .callAs(StackSetMapper.callAs(access))
                                        .nextToken(token)),
                                ListStackSetOperationResultsResponse::nextToken)
                        .flatMap(page -> ResponseFields.list(page.hasSummaries(), page.summaries(), SUMMARIES).stream())
                        .map(StackSetMapper::result)
                        .toList());
    }

    private static CreateStackSetRequest created(StackSetRequest request, String token) {
        CreateStackSetRequest.Builder created = CreateStackSetRequest.builder()
                .stackSetName(request.name())
                .clientRequestToken(token)
                .description("Made by stepscale")
                .callAs(StackSetMapper.callAs(request.access()))
                .permissionModel(request.access().model())
                .templateBody(request.template())
                .parameters(StackMapper.parameters(request.parameters()))
                .tags(StackMapper.tags(request.tags()))
                .administrationRoleARN(StackSetMapper.administrationRole(request.access()))
                .executionRoleName(StackSetMapper.executionRole(request.access()));
        if (request.access().isServiceManaged()) {
            // Nothing shall appear in an account on the day it joins the unit: someone has to deploy there.
            created.autoDeployment(auto -> auto.enabled(false));
        }
        return created.build();
    }

    private static void begin(String task, Runnable request) {
        try {
            SdkCalls.call(task, () -> {
                request.run();
                return true;
            });
        } catch (AwsException refused) {
            // The id is ours alone: the first answer was lost, and the request is the second of its kind.
            if (refused.kind() != Kind.EXISTS) {
                throw refused;
            }
        }
    }
}
