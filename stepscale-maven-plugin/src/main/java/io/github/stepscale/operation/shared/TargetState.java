package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.EndpointDescriptions;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.text.Sentences;
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
 * @param metrics how the endpoint publishes metrics; empty if it could not be read
 * @param notes what could not be read, and states in which the target does not scale; in whole sentences
 */
public record TargetState(
        Optional<String> endpoint, Optional<String> status, Optional<MetricPublishing> metrics, List<String> notes) {
    public TargetState {
        notes = List.copyOf(notes);
    }

    /** Whether SageMaker publishes OpenTelemetry metrics of the endpoint. */
    public boolean isDetailed() {
        return metrics.filter(MetricPublishing::detailed).isPresent();
    }

    /** Reads the state of a target. */
    public static TargetState read(Aws aws, Target target) {
        return new Reader(aws, target).state();
    }

    private static final class Reader {
        private final EndpointDescriptions descriptions;
        private final Target target;
        private final List<String> notes = new ArrayList<>();

        Reader(Aws aws, Target target) {
            this.descriptions = aws.endpointDescriptions();
            this.target = target;
        }

        TargetState state() {
            Optional<EndpointDescriptions.Component> component = component();
            Optional<String> name =
                    component.map(EndpointDescriptions.Component::endpoint).or(target::endpoint);
            Optional<EndpointDescriptions.Endpoint> endpoint = name.flatMap(this::endpoint);
            Optional<String> status = target instanceof InferenceComponent
                    ? component.flatMap(EndpointDescriptions.Component::status)
                    : endpoint.map(EndpointDescriptions.Endpoint::status);
            return new TargetState(
                    name,
                    status,
                    endpoint.map(found -> found.metrics().orElse(MetricPublishing.DEFAULT))
                            .filter(MetricPublishing::isDocumented),
                    notes);
        }

        private Optional<EndpointDescriptions.Component> component() {
            if (!(target instanceof InferenceComponent)) {
                return Optional.empty();
            }
            String name = Objects.requireNonNull(target.names().get(Dimension.INFERENCE_COMPONENT_NAME));
            Optional<EndpointDescriptions.Component> component =
                    read("component " + name, () -> descriptions.component(name));
            component.ifPresent(
                    found -> noteStatus("component " + name, found.status().orElse(""), found.failureReason()));
            return component;
        }

        private Optional<EndpointDescriptions.Endpoint> endpoint(String name) {
            Optional<EndpointDescriptions.Endpoint> endpoint =
                    read("endpoint " + name, () -> descriptions.endpoint(name));
            endpoint.ifPresent(found -> noteStatus("endpoint " + name, found.status(), found.failureReason()));
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

        private void noteStatus(String what, String status, Optional<String> reason) {
            switch (status) {
                case "Creating" ->
                    notes.add(
                            "the " + what + " is being created (Creating): it serves and scales once it is InService.");
                case "Deleting" ->
                    notes.add("the " + what + " is being deleted (Deleting): it does not scale any more. Deploy"
                            + " again once one of that name is InService.");
                case "Failed", "OutOfService", "UpdateRollbackFailed" ->
                    notes.add("the " + what + " is " + status + ", so it does not scale: "
                            + Sentences.end(reason.orElse("AWS gives no reason")));
                default -> {
                    // It serves, and it scales now or after an update.
                }
            }
        }
    }
}
