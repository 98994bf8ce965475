package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.Component;
import io.github.stepscale.aws.EndpointDescriptions.Configuration;
import io.github.stepscale.aws.EndpointDescriptions.Endpoint;
import io.github.stepscale.aws.EndpointDescriptions.ManagedInstances;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.EndpointDescriptions.Reservation;
import io.github.stepscale.aws.EndpointDescriptions.ServerlessSettings;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.aws.EndpointDescriptions.VariantSettings;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.target.InferenceComponent;
import java.util.List;
import java.util.Optional;

/** An endpoint orders in service, with one variant AllTraffic of two instances; each part can be changed. */
final class LiveTargetBuilder {
    private final ScalingPlan plan;
    private String status = "InService";
    private Optional<String> reason = Optional.empty();
    private boolean async;
    private Optional<MetricPublishing> metrics = Optional.empty();
    private List<String> variants = List.of("AllTraffic");
    private Optional<Integer> instances = Optional.of(2);
    private Optional<ServerlessSettings> serverless = Optional.empty();
    private Optional<ManagedInstances> managed = Optional.empty();
    private Optional<Reservation> reservation = Optional.empty();
    private List<String> pools = List.of();
    private Optional<String> type = Optional.of("ml.m5.large");
    private Optional<Component> component = Optional.empty();

    LiveTargetBuilder(ScalingPlan plan) {
        this.plan = plan;
        if (plan.scaling().target() instanceof InferenceComponent) {
            component("InService", "orders", 2);
        }
    }

    LiveTargetBuilder status(String value) {
        status = value;
        return this;
    }

    LiveTargetBuilder reason(String value) {
        reason = Optional.of(value);
        return this;
    }

    LiveTargetBuilder async() {
        async = true;
        return this;
    }

    LiveTargetBuilder metrics(int frequency, boolean enhanced) {
        metrics = Optional.of(new MetricPublishing(frequency, enhanced, false));
        return this;
    }

    LiveTargetBuilder variants(String... names) {
        variants = List.of(names);
        return this;
    }

    LiveTargetBuilder instances(int number) {
        instances = Optional.of(number);
        return this;
    }

    /** @param provisioned 0 for none */
    LiveTargetBuilder serverless(int maxConcurrency, int provisioned) {
        instances = Optional.empty();
        type = Optional.empty();
        serverless = Optional.of(new ServerlessSettings(
                Optional.of(maxConcurrency), Optional.of(provisioned).filter(units -> units > 0)));
        return this;
    }

    LiveTargetBuilder managed(int min, int max) {
        managed = Optional.of(new ManagedInstances(Optional.of(min), Optional.of(max)));
        return this;
    }

    LiveTargetBuilder reservation(int total, int available, int used) {
        reservation = Optional.of(new Reservation(Optional.of(total), Optional.of(available), Optional.of(used)));
        return this;
    }

    LiveTargetBuilder pools(String... types) {
        pools = List.of(types);
        type = Optional.empty();
        return this;
    }

    LiveTargetBuilder type(String instanceType) {
        type = Optional.of(instanceType);
        return this;
    }

    LiveTargetBuilder component(String componentStatus, String endpoint, int copies) {
        component = Optional.of(new Component(
                "summaries",
                Optional.of(componentStatus),
                reason,
                endpoint,
                Optional.of("AllTraffic"),
                Optional.of(copies)));
        return this;
    }

    LiveTarget build() {
        Endpoint endpoint = new Endpoint(
                "orders",
                status,
                reason,
                Optional.of("orders-config"),
                async,
                metrics,
                variants.stream()
                        .map(name -> new Variant(name, instances, serverless, managed, reservation, pools))
                        .toList());
        Configuration configuration = new Configuration(
                "orders-config",
                Optional.empty(),
                variants.stream()
                        .map(name -> new VariantSettings(name, type, pools))
                        .toList());
        return new LiveTarget(
                plan.scaling().target(), component, Optional.of(endpoint), Optional.of(configuration), List.of());
    }
}
