package io.github.stepscale.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;

/** The events of CloudFormation stacks of one account in one Region. Every method throws {@link AwsException} if AWS refuses. */
public final class StackEvents {
    private static final PagedList<DescribeStackEventsResponse, StackEvent> EVENTS = new PagedList<>(
            "StackEvents",
            DescribeStackEventsResponse::hasStackEvents,
            DescribeStackEventsResponse::stackEvents,
            DescribeStackEventsResponse::nextToken);

    private final CloudFormationClient client;
    private final Paginator pages;

    StackEvents(CloudFormationClient client, Paginator pages) {
        this.client = client;
        this.pages = pages;
    }

    /**
     * Reads the events of a stack, oldest first.
     *
     * @param after the id of the last known event; absent: all events of the newest operation
     */
    public List<Event> read(String stack, Optional<String> after) {
        return SdkCalls.call("read the events of the stack " + stack, () -> {
            List<Event> read = new ArrayList<>();
            Iterator<Event> all = newestFirst(stack).iterator();
            while (all.hasNext()) {
                Event event = all.next();
                if (after.filter(event.id()::equals).isPresent()) {
                    break;
                }
                read.add(event);
                if (after.isEmpty() && event.startsOperation()) {
                    break;
                }
            }
            return reversed(read);
        });
    }

    private Stream<Event> newestFirst(String stack) {
        return pages.items(
                        EVENTS,
                        token -> client.describeStackEvents(
                                request -> request.stackName(stack).nextToken(token)))
                .map(StackMapper::event);
    }

    private static List<Event> reversed(List<Event> events) {
        Collections.reverse(events);
        return List.copyOf(events);
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
}
