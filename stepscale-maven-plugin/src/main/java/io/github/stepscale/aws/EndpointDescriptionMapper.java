package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.EndpointDescriptions.Component;
import io.github.stepscale.aws.EndpointDescriptions.Configuration;
import io.github.stepscale.aws.EndpointDescriptions.Endpoint;
import io.github.stepscale.aws.EndpointDescriptions.ManagedInstances;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.EndpointDescriptions.Reservation;
import io.github.stepscale.aws.EndpointDescriptions.ServerlessSettings;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.aws.EndpointDescriptions.VariantSettings;
import java.util.List;
import java.util.Optional;

/** Maps SageMaker's descriptions of endpoints and inference components. */
final class EndpointDescriptionMapper {
    /** The default of MetricPublishFrequencyInSeconds (SageMaker API Reference, MetricsConfig). */
    private static final String VARIANTS = "ProductionVariants";

    private static final String VARIANT_NAME = "VariantName";

    private EndpointDescriptionMapper() {}

    static Endpoint endpoint(JsonNode answer) {
        return new Endpoint(
                JsonFields.id(answer, "EndpointName"),
                JsonFields.word(answer, "EndpointStatus"),
                JsonFields.text(answer, "FailureReason"),
                JsonFields.idIfPresent(answer, "EndpointConfigName"),
                JsonFields.find(answer, "AsyncInferenceConfig").isPresent(),
                metrics(answer),
                JsonFields.list(answer, VARIANTS, EndpointDescriptionMapper::variant));
    }

    static Configuration configuration(JsonNode answer) {
        return new Configuration(
                JsonFields.id(answer, "EndpointConfigName"),
                metrics(answer),
                JsonFields.list(answer, VARIANTS, EndpointDescriptionMapper::settings));
    }

    static Component component(JsonNode answer) {
        return new Component(
                JsonFields.id(answer, "InferenceComponentName"),
                JsonFields.text(answer, "InferenceComponentStatus"),
                JsonFields.text(answer, "FailureReason"),
                JsonFields.id(answer, "EndpointName"),
                JsonFields.idIfPresent(answer, VARIANT_NAME),
                JsonFields.find(answer, "RuntimeConfig")
                        .flatMap(counts -> JsonFields.numberIfPresent(counts, "CurrentCopyCount")));
    }

    private static Variant variant(JsonNode variant) {
        return new Variant(
                JsonFields.id(variant, VARIANT_NAME),
                JsonFields.numberIfPresent(variant, "CurrentInstanceCount"),
                JsonFields.find(variant, "CurrentServerlessConfig").map(EndpointDescriptionMapper::serverless),
                managedInstances(variant),
                JsonFields.find(variant, "CapacityReservationConfig").map(EndpointDescriptionMapper::reservation),
                pools(variant));
    }

    private static VariantSettings settings(JsonNode variant) {
        return new VariantSettings(
                JsonFields.id(variant, VARIANT_NAME), JsonFields.text(variant, "InstanceType"), pools(variant));
    }

    private static List<String> pools(JsonNode variant) {
        return JsonFields.list(variant, "InstancePools", pool -> JsonFields.word(pool, "InstanceType"));
    }

    private static ServerlessSettings serverless(JsonNode settings) {
        return new ServerlessSettings(
                JsonFields.numberIfPresent(settings, "MaxConcurrency"),
                JsonFields.numberIfPresent(settings, "ProvisionedConcurrency"));
    }

    private static Reservation reservation(JsonNode reservation) {
        return new Reservation(
                JsonFields.numberIfPresent(reservation, "TotalInstanceCount"),
                JsonFields.numberIfPresent(reservation, "AvailableInstanceCount"),
                JsonFields.numberIfPresent(reservation, "UsedByCurrentEndpoint"));
    }

    private static Optional<ManagedInstances> managedInstances(JsonNode variant) {
        return JsonFields.find(variant, "ManagedInstanceScaling")
                .filter(scaling -> JsonFields.text(scaling, "Status")
                        .filter("ENABLED"::equals)
                        .isPresent())
                .map(scaling -> new ManagedInstances(
                        JsonFields.numberIfPresent(scaling, "MinInstanceCount"),
                        JsonFields.numberIfPresent(scaling, "MaxInstanceCount")));
    }

    private static Optional<MetricPublishing> metrics(JsonNode answer) {
        return JsonFields.find(answer, "MetricsConfig")
                .map(config -> new MetricPublishing(
                        JsonFields.numberIfPresent(config, "MetricPublishFrequencyInSeconds")
                                .orElse(MetricPublishing.DEFAULT.frequency()),
                        config.path("EnableEnhancedMetrics").asBoolean(false),
                        config.path("EnableDetailedObservability").asBoolean(false)));
    }
}
