package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SageMaker: endpoints and inference components, as a test says. */
public final class SageMaker {
    private final Map<String, ObjectNode> endpoints = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> components = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> configurations = new ConcurrentHashMap<>();

    /** An endpoint with one variant. */
    public void endpoint(String name, String status, String variant, int current, int desired) {
        endpoint(
                name,
                status,
                Json.object()
                        .put("VariantName", variant)
                        .put("CurrentInstanceCount", current)
                        .put("DesiredInstanceCount", desired));
    }

    /** An endpoint with one serverless variant, and one unit of provisioned concurrency. */
    public void serverless(String name, String variant) {
        ObjectNode production = Json.object().put("VariantName", variant);
        production.putObject("CurrentServerlessConfig").put("ProvisionedConcurrency", 1);
        production.putObject("DesiredServerlessConfig").put("ProvisionedConcurrency", 1);
        endpoint(name, "InService", production);
    }

    private void endpoint(String name, String status, ObjectNode production) {
        ObjectNode tree = Json.object()
                .put("EndpointName", name)
                .put("EndpointArn", Services.arn(Services.SAGEMAKER, Services.REGION, "endpoint/" + name))
                .put("EndpointStatus", status);
        tree.putArray("ProductionVariants").add(production);
        endpoints.put(name, tree);
    }

    public void inferenceComponent(String name, String endpoint, String status, int current, int desired) {
        ObjectNode counts = Json.object().put("CurrentCopyCount", current).put("DesiredCopyCount", desired);
        ObjectNode tree = Json.object()
                .put("InferenceComponentName", name)
                .put("EndpointName", endpoint)
                .put("InferenceComponentStatus", status);
        components.put(name, tree.set("RuntimeConfig", counts));
    }

    /**
     * What DescribeEndpoint answers, for a test to change: {@code EndpointStatus}, {@code AsyncInferenceConfig}, and so on. Its
     * first variant is the one that was given.
     */
    public ObjectNode endpoint(String name) {
        return endpoints.get(name);
    }

    /** The first variant of an endpoint, for a test to change. */
    public ObjectNode variant(String endpoint) {
        return (ObjectNode) endpoints.get(endpoint).at("/ProductionVariants/0");
    }

    /** What DescribeInferenceComponent answers, for a test to change. */
    public ObjectNode inferenceComponent(String name) {
        return components.get(name);
    }

    /** Gives an endpoint a configuration with its first variant, and returns that variant for a test to change. */
    public ObjectNode configuration(String endpoint, String instanceType) {
        String name = endpoint + "-config";
        endpoints.get(endpoint).put("EndpointConfigName", name);
        ObjectNode variant = Json.object()
                .put("VariantName", variant(endpoint).path("VariantName").asText())
                .put("InstanceType", instanceType);
        ObjectNode tree = Json.object()
                .put("EndpointConfigName", name)
                .put("EndpointConfigArn", Services.arn(Services.SAGEMAKER, Services.REGION, "endpoint-config/" + name));
        tree.putArray("ProductionVariants").add(variant);
        configurations.put(name, tree);
        return variant;
    }

    /** Forgets an endpoint. */
    public void removeEndpoint(String name) {
        endpoints.remove(name);
    }

    /** How an endpoint publishes its metrics. */
    public void metricsConfig(String endpoint, int publishSeconds, boolean enhanced, boolean detailed) {
        endpoints
                .get(endpoint)
                .putObject("MetricsConfig")
                .put("MetricPublishFrequencyInSeconds", publishSeconds)
                .put("EnableEnhancedMetrics", enhanced)
                .put("EnableDetailedObservability", detailed);
    }

    /** How many there shall be of what Application Auto Scaling names so. */
    int desired(String resourceId) {
        InstanceCounts counts = counts(resourceId);
        return counts.tree().path(counts.desired()).asInt();
    }

    /** So many there shall be, and so many there are. */
    void scale(String resourceId, int capacity) {
        InstanceCounts counts = counts(resourceId);
        counts.tree().put(counts.desired(), capacity).put(counts.current(), capacity);
    }

    private record InstanceCounts(ObjectNode tree, String desired, String current) {}

    private InstanceCounts counts(String resourceId) {
        String[] parts = resourceId.split("/");
        if (parts[0].equals("inference-component")) {
            ObjectNode component = components.get(parts[1]);
            return new InstanceCounts(component.withObject("/RuntimeConfig"), "DesiredCopyCount", "CurrentCopyCount");
        }
        JsonNode variant = endpoints.get(parts[1]).at("/ProductionVariants/0");
        return new InstanceCounts((ObjectNode) variant, "DesiredInstanceCount", "CurrentInstanceCount");
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "DescribeEndpoint" -> find(endpoints, "endpoint", request.required("EndpointName"));
            case "DescribeEndpointConfig" ->
                find(configurations, "endpoint configuration", request.required("EndpointConfigName"));
            case "DescribeInferenceComponent" ->
                find(components, "inference component", request.required("InferenceComponentName"));
            case "ListEndpoints" -> list(endpoints, "Endpoints");
            case "ListInferenceComponents" -> list(components, "InferenceComponents");
            default -> throw AwsError.refusal("UnknownOperationException", request.action());
        };
    }

    private static JsonNode list(Map<String, ObjectNode> things, String field) {
        ObjectNode page = Json.object();
        page.putArray(field).addAll(things.values());
        return page;
    }

    private static JsonNode find(Map<String, ObjectNode> things, String kind, String name) {
        if (!things.containsKey(name)) {
            throw AwsError.refusal("ValidationException", "Could not find " + kind + " \"" + name + "\".");
        }
        return things.get(name);
    }
}
