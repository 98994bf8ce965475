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
    private final Pages pages;

    StackSets(CloudFormationClient client, Pages pages) {
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
            return Calls.call(
                    "read the stack set " + name,
                    () -> Optional.of(Answers.needed(
                                    client.describeStackSet(request -> request.stackSetName(name)
                                                    .callAs(StackSetTranslation.callAs(access)))
                                            .stackSet(),
                                    "StackSet"))
                            .filter(set -> set.status() != StackSetStatus.DELETED)
                            .map(StackSetTranslation::state));
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
        Calls.call("create the stack set " + request.name(), () -> client.createStackSet(created(request, token)));
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
                        .callAs(StackSetTranslation.callAs(request.access()))
                        .permissionModel(request.access().model())
                        .templateBody(request.template())
                        .parameters(Translation.parameters(request.parameters()))
                        .tags(Translation.tags(request.tags()))
                        .administrationRoleARN(StackSetTranslation.administrationRole(request.access()))
                        .executionRoleName(StackSetTranslation.executionRole(request.access()))
                        .operationPreferences(
                                StackSetTranslation.preferences(preferences).build())));
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
                .callAs(StackSetTranslation.callAs(access))
                .regions(targets.regions())
                .operationPreferences(StackSetTranslation.preferences(preferences)
                        .regionOrder(targets.regions())
                        .build());
        if (access.isServiceManaged()) {
            request.deploymentTargets(StackSetTranslation.units(targets.places()));
        } else {
            request.accounts(targets.places());
        }
        begin("create instances of the stack set " + name, () -> client.createStackInstances(request.build()));
    }

    /** All instances of a stack set. */
    public List<StackSetInstance> instances(String name, StackSetAccess access) {
        return Calls.call(
                "read the instances of the stack set " + name,
                () -> pages.of(
                                token -> client.listStackInstances(request -> request.stackSetName(name)
                                        .callAs(StackSetTranslation.callAs(access))
                                        .nextToken(token)),
                                ListStackInstancesResponse::nextToken)
                        .flatMap(page -> Answers.list(page.hasSummaries(), page.summaries(), SUMMARIES).stream())
                        .map(StackSetTranslation::instance)
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
        return Calls.call(
                "read the operations of the stack set " + name,
                () -> pages.of(
                                token -> client.listStackSetOperations(request -> request.stackSetName(name)
                                        .callAs(StackSetTranslation.callAs(access))
                                        .nextToken(token)),
                                ListStackSetOperationsResponse::nextToken)
                        .flatMap(page -> Answers.list(page.hasSummaries(), page.summaries(), SUMMARIES).stream())
                        .map(StackSetTranslation::operation)
                        .toList());
    }

    /** An operation as it is now. */
    public StackSetOperation operation(String name, StackSetAccess access, String id) {
        return Calls.call(
                "read the operation " + id + " of the stack set " + name,
                () -> StackSetTranslation.operation(Answers.needed(
                        client.describeStackSetOperation(request -> request.stackSetName(name)
                                        .operationId(id)
                                        .callAs(StackSetTranslation.callAs(access)))
                                .stackSetOperation(),
                        "StackSetOperation")));
    }

    /** How far an operation is with each instance; at first it may know none of them. */
    public List<InstanceResult> results(String name, StackSetAccess access, String id) {
        return Calls.call(
                "read the results of the operation " + id + " of the stack set " + name,
                () -> pages.of(
                                token -> client.listStackSetOperationResults(request -> request.stackSetName(name)
                                        .operationId(id)
                                        .callAs(StackSetTranslation.callAs(access))
                                        .nextToken(token)),
                                ListStackSetOperationResultsResponse::nextToken)
                        .flatMap(page -> Answers.list(page.hasSummaries(), page.summaries(), SUMMARIES).stream())
                        .map(StackSetTranslation::result)
                        .toList());
    }

    private static CreateStackSetRequest created(StackSetRequest request, String token) {
        CreateStackSetRequest.Builder created = CreateStackSetRequest.builder()
                .stackSetName(request.name())
                .clientRequestToken(token)
                .description("Made by stepscale")
                .callAs(StackSetTranslation.callAs(request.access()))
                .permissionModel(request.access().model())
                .templateBody(request.template())
                .parameters(Translation.parameters(request.parameters()))
                .tags(Translation.tags(request.tags()))
                .administrationRoleARN(StackSetTranslation.administrationRole(request.access()))
                .executionRoleName(StackSetTranslation.executionRole(request.access()));
        if (request.access().isServiceManaged()) {
            // Nothing shall appear in an account on the day it joins the unit: someone has to deploy there.
            created.autoDeployment(auto -> auto.enabled(false));
        }
        return created.build();
    }

    private static void begin(String task, Runnable request) {
        try {
            Calls.call(task, () -> {
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
