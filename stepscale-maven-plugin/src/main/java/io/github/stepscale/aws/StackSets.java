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
     * Reads a stack set.
     *
     * @return empty if it does not exist
     */
    public Optional<StackSet> find(String name, PermissionModel access) {
        return SdkCalls.find(
                        "read the stack set " + name,
                        () -> ResponseFields.require(
                                client.describeStackSet(request ->
                                                request.stackSetName(name).callAs(StackSetMapper.callAs(access)))
                                        .stackSet(),
                                "StackSet"))
                .filter(set -> set.status() != StackSetStatus.DELETED)
                .map(StackSetMapper::state);
    }

    /**
     * Creates a stack set without instances. Safe to repeat with the same token.
     *
     * @param token letters, digits and hyphens, at most 128
     */
    public void create(Definition request, String token) {
        SdkCalls.call(
                "create the stack set " + request.name(), () -> client.createStackSet(createRequest(request, token)));
    }

    /**
     * Starts to change a stack set and all its instances. Safe to repeat with the same id.
     *
     * @param id of the operation: letters, digits and hyphens, at most 128
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
     * Starts to create instances. Safe to repeat with the same id.
     *
     * @param id of the operation: letters, digits and hyphens, at most 128
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

    /** Reads all instances of a stack set. */
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

    /** Reads an operation that is not over, if there is one. */
    public Optional<Operation> busyOperation(String name, PermissionModel access) {
        return operations(name, access).stream().filter(Operation::isBusy).findFirst();
    }

    /** Reads the operations that CloudFormation remembers. */
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

    /** Reads an operation. */
    public Operation operation(String name, PermissionModel access, String id) {
        return SdkCalls.call(
                "read the operation " + id + " of the stack set " + name,
                () -> StackSetMapper.operation(ResponseFields.require(
                        client.describeStackSetOperation(request -> request.stackSetName(name)
                                        .operationId(id)
                                        .callAs(StackSetMapper.callAs(access)))
                                .stackSetOperation(),
                        "StackSetOperation")));
    }

    /** Reads the results of an operation by instance; at first there may be none. */
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

    private static CreateStackSetRequest createRequest(Definition request, String token) {
        CreateStackSetRequest.Builder builder = CreateStackSetRequest.builder()
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
            // No stack must appear in an account on the day it joins the unit: that takes a deployment.
            builder.autoDeployment(auto -> auto.enabled(false));
        }
        return builder.build();
    }

    private static void begin(String task, Runnable request) {
        try {
            SdkCalls.call(task, () -> {
                request.run();
                return true;
            });
        } catch (AwsException refused) {
            // The id is unique: the first response was lost, and this is a retry.
            if (refused.kind() != Kind.EXISTS) {
                throw refused;
            }
        }
    }

    /**
     * An existing stack set.
     *
     * @param template its text
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

    /** The permission model of a stack set (AWS CloudFormation User Guide, Grant permissions for StackSets). */
    public sealed interface PermissionModel {

        /**
         * Existing roles: one in the account of the stack set, one in each account with an instance.
         *
         * @param administrationRoleArn absent: the role that the stack set has, at first
         *     {@code AWSCloudFormationStackSetAdministrationRole}
         * @param executionRoleName absent: the role that the stack set has, at first
         *     {@code AWSCloudFormationStackSetExecutionRole}
         */
        record SelfManaged(Optional<String> administrationRoleArn, Optional<String> executionRoleName)
                implements PermissionModel {}

        /**
         * Roles that AWS Organizations creates.
         *
         * @param delegated whether the caller's account is a delegated administrator; else it is the management account
         */
        record ServiceManaged(boolean delegated) implements PermissionModel {}

        /** {@code SELF_MANAGED} or {@code SERVICE_MANAGED}. */
        default String model() {
            return isServiceManaged() ? "SERVICE_MANAGED" : "SELF_MANAGED";
        }

        /** Whether instances are requested by organizational unit; otherwise by account. */
        default boolean isServiceManaged() {
            return this instanceof ServiceManaged;
        }
    }

    /**
     * A stack instance of a stack set: one account, one Region.
     *
     * @param organizationalUnit the unit that it belongs to; absent if it was requested by account
     * @param status {@code CURRENT}, {@code OUTDATED} or {@code INOPERABLE}
     * @param detail how the last work on it ended, such as {@code FAILED}; may be empty
     * @param reason on one line; may be empty
     */
    public record Instance(
            String account,
            String region,
            Optional<String> organizationalUnit,
            String status,
            String detail,
            String reason) {

        /** Whether it is in sync with the stack set. */
        public boolean isCurrent() {
            return status.equals("CURRENT");
        }

        /** Whether an update of the stack set would bring it up to date. */
        public boolean isOutdated() {
            return status.equals("OUTDATED") && !isOfSuspendedAccount();
        }

        /** Whether it is out of sync because of a failure: CloudFormation skips suspended accounts. */
        public boolean isFailed() {
            return !isCurrent() && !isOfSuspendedAccount();
        }

        /** Whether CloudFormation has given it up: a deletion failed, and updates skip it. */
        public boolean isInoperable() {
            return status.equals("INOPERABLE");
        }

        private boolean isOfSuspendedAccount() {
            return detail.equals("SKIPPED_SUSPENDED_ACCOUNT");
        }
    }

    /**
     * The result of an operation for one instance.
     *
     * @param status {@code PENDING}, {@code RUNNING}, {@code SUCCEEDED}, {@code FAILED} or {@code CANCELLED}
     * @param reason on one line; may be empty
     */
    public record InstanceResult(String account, String region, String status, String reason) {

        /** Whether it failed itself; false if another failure stopped the operation. */
        public boolean isFailure() {
            return status.equals("FAILED");
        }
    }

    /**
     * An operation of CloudFormation on a stack set and its instances.
     *
     * @param action {@code CREATE}, {@code UPDATE}, {@code DELETE} or {@code DETECT_DRIFT}
     * @param status such as {@code RUNNING}
     * @param reason why it is in that status, on one line; may be empty
     */
    public record Operation(String id, String action, String status, String reason) {

        /** Whether it is running or queued. An unknown status counts as busy. */
        public boolean isBusy() {
            return switch (status) {
                case "SUCCEEDED", "FAILED", "STOPPED" -> false;
                default -> true;
            };
        }

        /** Whether it ended with no more failures than it tolerates. */
        public boolean hasSucceeded() {
            return status.equals("SUCCEEDED");
        }
    }

    /**
     * Limits of an operation on instances.
     *
     * @param failureTolerance how many accounts of a Region may fail before the operation stops; 0 or more
     * @param maxConcurrent how many accounts are worked on at once; 1 or more, limited by CloudFormation to one more than the
     *     tolerance
     */
    public record OperationPreferences(int failureTolerance, int maxConcurrent) {

        /** One account at a time, no failure tolerated: CloudFormation's defaults. */
        public static OperationPreferences standard() {
            return new OperationPreferences(0, 1);
        }
    }

    /**
     * The desired state of a stack set.
     *
     * @param name a letter, then letters, digits and hyphens, at most 128
     * @param template its text
     * @param parameters all of them, by name
     * @param tags by key; every stack of the set gets them
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
     * The targets of instances: every place in every Region.
     *
     * @param places accounts, or organizational units with the service-managed permission model
     * @param regions in the order of deployment
     */
    public record Targets(List<String> places, List<String> regions) {
        public Targets {
            places = List.copyOf(places);
            regions = List.copyOf(regions);
        }
    }
}
