package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CreateStackInstancesRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackInstancesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackSetOperationResultsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackSetOperationsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationResultSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetStatus;

/** The CloudFormation stack sets of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class StackSets {
    private static final String SUMMARIES = "Summaries";

    private static final PagedList<ListStackInstancesResponse, StackInstanceSummary> INSTANCES = new PagedList<>(
            SUMMARIES,
            ListStackInstancesResponse::hasSummaries,
            ListStackInstancesResponse::summaries,
            ListStackInstancesResponse::nextToken);

    private static final PagedList<ListStackSetOperationsResponse, StackSetOperationSummary> OPERATIONS =
            new PagedList<>(
                    SUMMARIES,
                    ListStackSetOperationsResponse::hasSummaries,
                    ListStackSetOperationsResponse::summaries,
                    ListStackSetOperationsResponse::nextToken);

    private static final PagedList<ListStackSetOperationResultsResponse, StackSetOperationResultSummary> RESULTS =
            new PagedList<>(
                    SUMMARIES,
                    ListStackSetOperationResultsResponse::hasSummaries,
                    ListStackSetOperationResultsResponse::summaries,
                    ListStackSetOperationResultsResponse::nextToken);

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
    public Optional<StackSet> find(String name, PermissionModel access) {
        return SdkCalls.find(
                        "read the stack set " + name,
                        () -> ResponseFields.needed(
                                client.describeStackSet(request ->
                                                request.stackSetName(name).callAs(StackSetMapper.callAs(access)))
                                        .stackSet(),
                                "StackSet"))
                .filter(set -> set.status() != StackSetStatus.DELETED)
                .map(StackSetMapper::state);
    }

    /**
     * Makes a stack set without instances. Safe to repeat with the same token.
     *
     * @param token letters, digits and hyphens, at most 128
     */
    public void create(Definition request, String token) {
        SdkCalls.call("create the stack set " + request.name(), () -> client.createStackSet(created(request, token)));
    }

    /**
     * Starts to change a stack set and all its instances. Safe to repeat with the same id.
     *
     * @param id names the operation: letters, digits and hyphens, at most 128
     * @throws AwsException of kind BUSY while another operation runs
     */
    public void update(Definition request, OperationPreferences preferences, String id) {
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
            String name, PermissionModel access, Targets targets, OperationPreferences preferences, String id) {
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
    public List<Instance> instances(String name, PermissionModel access) {
        return SdkCalls.call(
                "read the instances of the stack set " + name,
                () -> pages.items(
                                INSTANCES,
                                token -> client.listStackInstances(request -> request.stackSetName(name)
                                        .callAs(StackSetMapper.callAs(access))
                                        .nextToken(token)))
                        .map(StackSetMapper::instance)
                        .toList());
    }

    /** An operation that is not over, if there is one. */
    public Optional<Operation> busyOperation(String name, PermissionModel access) {
        return operations(name, access).stream().filter(Operation::isBusy).findFirst();
    }

    /** The operations that CloudFormation remembers, whoever began them. */
    public List<Operation> operations(String name, PermissionModel access) {
        return SdkCalls.call(
                "read the operations of the stack set " + name,
                () -> pages.items(
                                OPERATIONS,
                                token -> client.listStackSetOperations(request -> request.stackSetName(name)
                                        .callAs(StackSetMapper.callAs(access))
                                        .nextToken(token)))
                        .map(StackSetMapper::operation)
                        .toList());
    }

    /** An operation as it is now. */
    public Operation operation(String name, PermissionModel access, String id) {
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
    public List<InstanceResult> results(String name, PermissionModel access, String id) {
        return SdkCalls.call(
                "read the results of the operation " + id + " of the stack set " + name,
                () -> pages.items(
                                RESULTS,
                                token -> client.listStackSetOperationResults(request -> request.stackSetName(name)
                                        .operationId(id)
                                        .callAs(StackSetMapper.callAs(access))
                                        .nextToken(token)))
                        .map(StackSetMapper::result)
                        .toList());
    }

    private static CreateStackSetRequest created(Definition request, String token) {
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

    /**
     * A stack set as CloudFormation has it.
     *
     * @param template its text as it was given
     * @param parameters values by name
     * @param tags values by key
     * @param model {@code SELF_MANAGED} or {@code SERVICE_MANAGED}
     * @param administrationRoleArn may be empty
     * @param executionRoleName may be empty
     */
    public record StackSet(
            String name,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags,
            String model,
            String administrationRoleArn,
            String executionRoleName) {
        public StackSet {
            parameters = Map.copyOf(parameters);
            tags = Map.copyOf(tags);
        }
    }

    /** Who may do what in the accounts of a stack set; the permission model of CloudFormation. */
    public sealed interface PermissionModel {

        /**
         * By roles that are there already: one in the account of the stack set, one in each account with an instance.
         *
         * @param administrationRoleArn absent: the role that the stack set has, at first
         *     {@code AWSCloudFormationStackSetAdministrationRole}
         * @param executionRoleName absent: the role that the stack set has, at first
         *     {@code AWSCloudFormationStackSetExecutionRole}
         */
        record SelfManaged(Optional<String> administrationRoleArn, Optional<String> executionRoleName)
                implements PermissionModel {}

        /**
         * By AWS Organizations, which makes the roles itself.
         *
         * @param delegated whether the caller's account is a delegated administrator; else it is the management account
         */
        record ServiceManaged(boolean delegated) implements PermissionModel {}

        /** {@code SELF_MANAGED} or {@code SERVICE_MANAGED}. */
        default String model() {
            return isServiceManaged() ? "SERVICE_MANAGED" : "SELF_MANAGED";
        }

        /** Whether instances are asked for by organizational unit; else by account. */
        default boolean isServiceManaged() {
            return this instanceof ServiceManaged;
        }
    }

    /**
     * A stack of a stack set: one account, one Region.
     *
     * @param organizationalUnit through which it came; absent if it was asked for by account
     * @param status {@code CURRENT}, {@code OUTDATED} or {@code INOPERABLE}
     * @param detail how the last work on it ended, such as {@code FAILED}; may be empty
     * @param reason why, on one line; may be empty
     */
    public record Instance(
            String account,
            String region,
            Optional<String> organizationalUnit,
            String status,
            String detail,
            String reason) {

        /** Whether it is as the stack set says. */
        public boolean isCurrent() {
            return status.equals("CURRENT");
        }

        /** Whether an update of the stack set would reach it and bring it up to date. */
        public boolean isOutdated() {
            return status.equals("OUTDATED") && !isOfSuspendedAccount();
        }

        /** Whether it is not as the stack set says, and that is a fault: CloudFormation passes suspended accounts over. */
        public boolean isFailed() {
            return !isCurrent() && !isOfSuspendedAccount();
        }

        /** Whether CloudFormation has given it up: a deletion failed, and no update reaches it any more. */
        public boolean isInoperable() {
            return status.equals("INOPERABLE");
        }

        private boolean isOfSuspendedAccount() {
            return detail.equals("SKIPPED_SUSPENDED_ACCOUNT");
        }
    }

    /**
     * How far an operation is with one instance.
     *
     * @param status {@code PENDING}, {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED} or {@code CANCELLED}
     * @param reason why, on one line; may be empty
     */
    public record InstanceResult(String account, String region, String status, String reason) {

        /** Whether it failed by itself, and not since the operation was stopped for another. */
        public boolean isFailure() {
            return status.equals("FAILED");
        }
    }

    /**
     * Something that CloudFormation does to a stack set and its instances.
     *
     * @param action {@code CREATE}, {@code UPDATE}, {@code DELETE} or {@code DETECT_DRIFT}
     * @param status such as {@code RUNNING}
     * @param reason why it is in that status, on one line; may be empty
     */
    public record Operation(String id, String action, String status, String reason) {

        /** Whether it goes on, or waits for its turn. A status that is new to us is no end. */
        public boolean isBusy() {
            return switch (status) {
                case "SUCCEEDED", "FAILED", "STOPPED" -> false;
                default -> true;
            };
        }

        /** Whether it ended with no more failures than it was told to tolerate. */
        public boolean hasSucceeded() {
            return status.equals("SUCCEEDED");
        }
    }

    /**
     * How careful CloudFormation is when it works on instances.
     *
     * @param failureTolerance in how many accounts of a Region it may fail before it stops; 0 or more
     * @param maxConcurrent in how many accounts it works at the same time; 1 or more, lowered by CloudFormation to one more
     *     than the tolerance
     */
    public record OperationPreferences(int failureTolerance, int maxConcurrent) {

        /** One account after the other, and none may fail: CloudFormation's own defaults. */
        public static OperationPreferences standard() {
            return new OperationPreferences(0, 1);
        }
    }

    /**
     * What a stack set shall be.
     *
     * @param name a letter, then letters, digits and hyphens, at most 128
     * @param template its text
     * @param parameters all of them, by name
     * @param tags by key; each stack of the set gets them
     */
    public record Definition(
            String name,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags,
            PermissionModel access) {
        public Definition {
            parameters = Map.copyOf(parameters);
            tags = Map.copyOf(tags);
        }
    }

    /**
     * Where instances shall be: at each place in each Region.
     *
     * @param places accounts, or organizational units if the stack set is managed by the service
     * @param regions in the order in which CloudFormation shall go through them
     */
    public record Targets(List<String> places, List<String> regions) {
        public Targets {
            places = List.copyOf(places);
            regions = List.copyOf(regions);
        }
    }
}
