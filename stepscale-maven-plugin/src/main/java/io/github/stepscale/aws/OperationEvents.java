package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.HookResultSummary;
import software.amazon.awssdk.services.cloudformation.model.ListHookResultsResponse;
import software.amazon.awssdk.services.cloudformation.model.ListHookResultsTargetType;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/**
 * What CloudFormation objects to in a change set or an operation: its validation before a deployment, and hooks. Every method
 * throws {@link AwsException} if AWS refuses, as old Regions and emulators do, which lack these requests.
 */
public final class OperationEvents {
    private static final PagedList<DescribeEventsResponse, OperationEvent> EVENTS = new PagedList<>(
            "OperationEvents",
            DescribeEventsResponse::hasOperationEvents,
            DescribeEventsResponse::operationEvents,
            DescribeEventsResponse::nextToken);

    private static final PagedList<ListHookResultsResponse, HookResultSummary> HOOK_RESULTS = new PagedList<>(
            "HookResults",
            ListHookResultsResponse::hasHookResults,
            ListHookResultsResponse::hookResults,
            ListHookResultsResponse::nextToken);

    private final CloudFormationClient client;
    private final Paginator pages;

    OperationEvents(CloudFormationClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * Reads the objections to a change set, errors and warnings, in AWS's order.
     *
     * @param changeSetId its ARN; AWS does not find it by its name
     */
    public List<Objection> ofChangeSet(String changeSetId) {
        return SdkCalls.call(
                "read the validation of the change set " + changeSetId,
                () -> pages.items(
                                EVENTS,
                                token -> client.describeEvents(request ->
                                        request.changeSetName(changeSetId).nextToken(token)))
                        .flatMap(event -> OperationEventMapper.objection(event).stream())
                        .distinct()
                        .toList());
    }

    /** Reads the objections to an operation on a stack, in AWS's order. */
    public List<Objection> ofOperation(String operationId) {
        return SdkCalls.call(
                "read the failed events of the operation " + operationId,
                () -> pages.items(
                                EVENTS,
                                token -> client.describeEvents(request -> request.operationId(operationId)
                                        .filters(filter -> filter.failedEvents(true))
                                        .nextToken(token)))
                        .flatMap(event -> OperationEventMapper.objection(event).stream())
                        .distinct()
                        .toList());
    }

    /**
     * Reads the results of the hooks that refused a change set.
     *
     * @param changeSetId its ARN
     */
    public List<HookResult> hookResults(String changeSetId) {
        return SdkCalls.call(
                        "read the hooks of the change set " + changeSetId,
                        () -> pages.items(
                                        HOOK_RESULTS,
                                        token -> client.listHookResults(
                                                request -> request.targetType(ListHookResultsTargetType.CHANGE_SET)
                                                        .targetId(changeSetId)
                                                        .nextToken(token)))
                                .filter(OperationEventMapper::isFailure)
                                .map(result -> ResponseFields.id(result.hookResultId(), "HookResultId"))
                                .toList())
                .stream()
                .flatMap(id -> hookResult(id).stream())
                .toList();
    }

    /** Reads the result of a hook; empty if it does not exist. */
    public Optional<HookResult> hookResult(String id) {
        return SdkCalls.find(
                "read the result of the hook " + id,
                () -> OperationEventMapper.hookResult(client.getHookResult(request -> request.hookResultId(id))));
    }

    /**
     * One objection.
     *
     * @param kind who objects
     * @param isWarning whether the operation goes on all the same
     * @param resource the logical id of the resource; may be empty
     * @param name of the validation, such as {@code NAME_CONFLICT_VALIDATION}, or the type of the hook; may be empty
     * @param reason in full; may be empty
     * @param path a JSON pointer into the template, such as {@code /Resources/ScaleOutAlarm/Properties/Threshold}; may be empty
     */
    public record Objection(Kind kind, boolean isWarning, String resource, String name, String reason, String path) {

        /** Who objects. */
        public enum Kind {
            /** CloudFormation's validation, before anything is changed. */
            VALIDATION,
            /** A hook of the account. */
            HOOK,
            /** The service that a resource belongs to. */
            PROVISIONING
        }
    }

    /**
     * The result of a hook that failed.
     *
     * @param type the name of the hook's type, such as {@code Acme::Alarms::Hook}
     * @param reason may be empty
     * @param annotations what it found, of which only the failures are here
     */
    public record HookResult(String type, String reason, List<Annotation> annotations) {
        public HookResult {
            annotations = List.copyOf(annotations);
        }

        /**
         * One thing that a hook found.
         *
         * @param message may be empty
         * @param remediation what to do about it; may be empty
         * @param link where more about it is; may be empty
         */
        public record Annotation(String message, String remediation, String link) {}
    }
}
