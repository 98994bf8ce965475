package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the configuration of SageMaker endpoints and inference components, by signed requests as {@link Endpoints} does. Names
 * are as AWS sent them; other text is cleaned for display. A field that a Region or an emulator does not have is absent.
 */
public final class EndpointDescriptions {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One page: enough to suggest a name. */
    private static final int MAX_NAMES = 100;

    private final SignedRequests requests;

    EndpointDescriptions(SignedRequests requests) {
        this.requests = requests;
    }

    /**
     * Reads an endpoint.
     *
     * @return empty if there is none of that name
     * @throws AwsException if AWS refuses, or its response cannot be used
     */
    public Optional<Endpoint> endpoint(String name) {
        return describe("DescribeEndpoint", "EndpointName", name, EndpointDescriptionMapper::endpoint);
    }

    /**
     * Reads an endpoint configuration.
     *
     * @return empty if there is none of that name: it may be deleted while its endpoint runs
     * @throws AwsException if AWS refuses, or its response cannot be used
     */
    public Optional<Configuration> configuration(String name) {
        return describe("DescribeEndpointConfig", "EndpointConfigName", name, EndpointDescriptionMapper::configuration);
    }

    /**
     * Reads an inference component.
     *
     * @return empty if there is none of that name
     * @throws AwsException if AWS refuses, or its response cannot be used
     */
    public Optional<Component> component(String name) {
        return describe(
                "DescribeInferenceComponent", "InferenceComponentName", name, EndpointDescriptionMapper::component);
    }

    /**
     * Reads the names of at most 100 endpoints, the newest first.
     *
     * @throws AwsException if AWS refuses, or its response cannot be used
     */
    public List<String> endpointNames() {
        return names("ListEndpoints", "Endpoints", "EndpointName");
    }

    /**
     * Reads the names of at most 100 inference components, the newest first.
     *
     * @throws AwsException if AWS refuses, or its response cannot be used
     */
    public List<String> componentNames() {
        return names("ListInferenceComponents", "InferenceComponents", "InferenceComponentName");
    }

    private List<String> names(String action, String list, String field) {
        ObjectNode body = JSON.createObjectNode().put("MaxResults", MAX_NAMES);
        return SdkCalls.call(
                "list the names in SageMaker",
                () -> JsonFields.requireList(request(action, body), list, item -> JsonFields.id(item, field)));
    }

    private <T> Optional<T> describe(String action, String key, String name, Function<JsonNode, T> read) {
        ObjectNode body = JSON.createObjectNode().put(key, name);
        return SdkCalls.find("read " + name + " from SageMaker", () -> read.apply(request(action, body)));
    }

    private JsonNode request(String action, JsonNode body) {
        return requests.json("SageMaker." + action, body);
    }

    /**
     * An endpoint (SageMaker API Reference, DescribeEndpoint).
     *
     * @param status such as {@code InService}
     * @param failureReason why it failed, or its last update did
     * @param configuration the name of its configuration
     * @param async whether it takes requests from a queue
     * @param metrics how often it publishes metrics; absent for the default
     * @param variants the production variants that are deployed
     */
    public record Endpoint(
            String name,
            String status,
            Optional<String> failureReason,
            Optional<String> configuration,
            boolean async,
            Optional<MetricPublishing> metrics,
            List<Variant> variants) {
        public Endpoint {
            variants = List.copyOf(variants);
        }

        /** Finds a variant by its exact name. */
        public Optional<Variant> variant(String variantName) {
            return variants.stream()
                    .filter(variant -> variant.name().equals(variantName))
                    .findFirst();
        }
    }

    /**
     * A production variant that is deployed.
     *
     * @param instances the present number of instances; absent for a serverless variant
     * @param serverless the present settings of a serverless variant
     * @param managedInstances the range of instances that SageMaker manages; absent unless that is enabled
     * @param reservation the reservation that its instances come from
     * @param pools the instance types of its instance pools
     */
    public record Variant(
            String name,
            Optional<Integer> instances,
            Optional<ServerlessSettings> serverless,
            Optional<ManagedInstances> managedInstances,
            Optional<Reservation> reservation,
            List<String> pools) {
        public Variant {
            pools = List.copyOf(pools);
        }
    }

    /**
     * An endpoint configuration (SageMaker API Reference, DescribeEndpointConfig).
     *
     * @param metrics how often an endpoint publishes metrics; absent for the default
     */
    public record Configuration(String name, Optional<MetricPublishing> metrics, List<VariantSettings> variants) {
        public Configuration {
            variants = List.copyOf(variants);
        }

        /** Finds a variant by its exact name. */
        public Optional<VariantSettings> variant(String variantName) {
            return variants.stream()
                    .filter(variant -> variant.name().equals(variantName))
                    .findFirst();
        }
    }

    /**
     * A production variant of a configuration.
     *
     * @param instanceType such as {@code ml.m5.large}; absent for a serverless variant and for instance pools
     * @param pools the instance types of its instance pools
     */
    public record VariantSettings(String name, Optional<String> instanceType, List<String> pools) {
        public VariantSettings {
            pools = List.copyOf(pools);
        }
    }

    /**
     * How often an endpoint publishes metrics (SageMaker API Reference, MetricsConfig).
     *
     * @param frequency in seconds, 10 to 300
     * @param enhanced whether the frequency applies to invocation metrics too, and not to utilization metrics alone
     * @param detailed whether it publishes OpenTelemetry metrics too, which {@link PromQl} reads
     */
    public record MetricPublishing(int frequency, boolean enhanced, boolean detailed) {
        private static final int MINUTE = 60;
        private static final Set<Integer> FREQUENCIES = Set.of(10, 30, MINUTE, 120, 180, 240, 300);

        /** That of an endpoint without a setting. */
        public static final MetricPublishing DEFAULT = new MetricPublishing(MINUTE, false, false);

        /** Whether the frequency is one that AWS documents. */
        public boolean isDocumented() {
            return FREQUENCIES.contains(frequency);
        }

        /** The shortest period in seconds, at least 60, in which every instance has a datapoint of its utilization. */
        public int utilizationPeriod() {
            return Math.max(MINUTE, frequency);
        }

        /** The shortest period in seconds, at least 60, in which every instance has a datapoint of its invocations. */
        public int invocationPeriod() {
            return enhanced ? utilizationPeriod() : MINUTE;
        }
    }

    /**
     * The settings of a serverless variant.
     *
     * @param maxConcurrency the maximum number of concurrent requests
     * @param provisioned the units of provisioned concurrency; absent for none
     */
    public record ServerlessSettings(Optional<Integer> maxConcurrency, Optional<Integer> provisioned) {}

    /** The range of instances that SageMaker manages for inference components. */
    public record ManagedInstances(Optional<Integer> min, Optional<Integer> max) {}

    /**
     * An ML capacity reservation, such as one of a training plan.
     *
     * @param total the number of instances that it holds
     * @param available those that nothing uses at present
     * @param used those that this endpoint uses
     */
    public record Reservation(Optional<Integer> total, Optional<Integer> available, Optional<Integer> used) {}

    /**
     * An inference component (SageMaker API Reference, DescribeInferenceComponent).
     *
     * @param status such as {@code InService}; absent if AWS did not send one
     * @param endpoint the endpoint that hosts it
     * @param variant the variant that hosts it
     * @param copies the present number of copies
     */
    public record Component(
            String name,
            Optional<String> status,
            Optional<String> failureReason,
            String endpoint,
            Optional<String> variant,
            Optional<Integer> copies) {}
}
