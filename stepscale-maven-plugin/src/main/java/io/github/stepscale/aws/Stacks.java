package io.github.stepscale.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** The CloudFormation stacks of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class Stacks {
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
