package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.EndpointStates;
import io.github.stepscale.aws.MetricsConfig;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What SageMaker says of a target: the state of its endpoint, and how that publishes metrics. An operation that reads past records
 * works without it, so a failed read is a note.
 *
 * @param endpoint the name of the endpoint; empty for a component whose endpoint is unknown
 * @param status the status of the component, or else of the endpoint; empty if it could not be read
 * @param metrics how the endpoint publishes metrics
 * @param notes what could not be read, and states in which the target does not scale; in whole sentences
 */
public record TargetState(
        Optional<String> endpoint, Optional<String> status, MetricsConfig metrics, List<String> notes) {
    public TargetState {
        notes = List.copyOf(notes);
    }

    /** Reads the state of a target. */
    public static TargetState read(Aws aws, Target target) {
        return new Reader(aws, target).state();
    }

    private static final class Reader {
        private final EndpointStates states;
        private final Target target;
        private final List<String> notes = new ArrayList<>();

        Reader(Aws aws, Target target) {
            this.states = aws.endpointStates();
            this.target = target;
        }

        TargetState state() {
            Optional<EndpointStates.Component> component = component();
            Optional<String> name =
                    component.flatMap(EndpointStates.Component::endpoint).or(target::endpoint);
            Optional<EndpointStates.Endpoint> endpoint = name.flatMap(this::endpoint);
            return new TargetState(
                    name,
                    component
                            .map(EndpointStates.Component::status)
                            .or(() -> target instanceof InferenceComponent
                                    ? Optional.empty()
                                    : endpoint.map(EndpointStates.Endpoint::status)),
                    endpoint.map(EndpointStates.Endpoint::metrics).orElse(MetricsConfig.UNKNOWN),
                    notes);
        }

        private Optional<EndpointStates.Component> component() {
            if (!(target instanceof InferenceComponent)) {
                return Optional.empty();
            }
            String name = Objects.requireNonNull(target.names().get(Dimension.INFERENCE_COMPONENT_NAME));
            Optional<EndpointStates.Component> component = read("component " + name, () -> states.component(name));
            component.ifPresent(found -> noteStatus("component " + name, found.status()));
            return component;
        }

        private Optional<EndpointStates.Endpoint> endpoint(String name) {
            Optional<EndpointStates.Endpoint> endpoint = read("endpoint " + name, () -> states.endpoint(name));
            endpoint.ifPresent(found -> noteStatus("endpoint " + name, found.status()));
            return endpoint;
        }

        private <T> Optional<T> read(String what, Supplier<Optional<T>> request) {
            return OptionalRead.orElseIfFailed(
                    () -> {
                        Optional<T> found = request.get();
                        if (found.isEmpty()) {
                            notes.add("SageMaker knows no " + what
                                    + ": it was deleted, or the name is wrong (case matters).");
                        }
                        return found;
                    },
                    refused -> {
                        notes.add("the state of the " + what + ", and how it publishes metrics, are unknown. "
                                + ErrorAdvice.note(refused));
                        return Optional.empty();
                    });
        }

        private void noteStatus(String what, String status) {
            switch (status) {
                case "Creating" ->
                    notes.add(
                            "the " + what + " is being created (Creating): it serves and scales once it is InService.");
                case "Deleting" ->
                    notes.add("the " + what + " is being deleted (Deleting): it does not scale any more. Deploy"
                            + " again once one of that name is InService.");
                case "Failed", "OutOfService", "UpdateRollbackFailed" ->
                    notes.add("the " + what + " is " + status
                            + ", so it does not scale: DescribeEndpoint and DescribeInferenceComponent show the"
                            + " FailureReason.");
                default -> {
                    // It serves, and it scales now or after an update.
                }
            }
        }
    }
}
