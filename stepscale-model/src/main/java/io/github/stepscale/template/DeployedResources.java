package io.github.stepscale.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The resources of a deployed template, rendered by stepscale or not, with its parameter values. Shows what a stack
 * loses when another template replaces this one.
 */
public final class DeployedResources {
    private static final String RESOURCE_ID = "ResourceId";

    /**
     * A change of one of these properties replaces the resource: {@code createOnlyProperties} of the CloudFormation
     * resource schemas.
     */
    static final Map<String, Set<String>> CREATE_ONLY = Map.of(
            GeneratedResources.TARGET_TYPE, Set.of("ServiceNamespace", "ScalableDimension", RESOURCE_ID),
            GeneratedResources.POLICY_TYPE,
                    Set.of("PolicyName", "ServiceNamespace", "ScalableDimension", RESOURCE_ID, "ScalingTargetId"),
            GeneratedResources.ALARM_TYPE, Set.of("AlarmName"),
            GeneratedResources.DASHBOARD_TYPE, Set.of("DashboardName"));

    private final boolean readable;
    private final Map<String, JsonNode> byId = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private DeployedResources(Optional<JsonNode> parsed, Map<String, String> parameters) {
        readable = parsed.isPresent();
        JsonNode template = parsed.orElseGet(MissingNode::getInstance);
        template.path("Resources").properties().forEach(entry -> byId.put(entry.getKey(), entry.getValue()));
        for (Map.Entry<String, JsonNode> parameter : template.path("Parameters").properties()) {
            values.put(parameter.getKey(), parameter.getValue().path("Default").asText());
        }
        values.putAll(parameters);
    }

    /**
     * Reads a template. One that cannot be read, since another tool made it, shows none of its resources: see
     * {@link #isReadable}.
     *
     * @param template YAML or JSON
     * @param parameters values by name; missing ones have their defaults
     */
    public static DeployedResources of(String template, Map<String, String> parameters) {
        return new DeployedResources(DeployedSteps.parse(template), parameters);
    }

    /** Whether the template could be read; if not, it may have any resources. */
    public boolean isReadable() {
        return readable;
    }

    /** Whether stepscale can have rendered these: a scalable target, and no resource that its templates never contain. */
    public boolean areGenerated() {
        return byId.containsKey(LogicalIds.TARGET) && foreign().isEmpty();
    }

    /** The resources that stepscale never renders, such as {@code Queue (AWS::SQS::Queue)}. */
    public List<String> foreign() {
        return byId.keySet().stream()
                .filter(id -> !GeneratedResources.contains(id, type(id)))
                .map(id -> id + " (" + type(id) + ")")
                .toList();
    }

    /**
     * The resources that do not belong to the stack of another template: the {@link #foreign} ones, and the scalable
     * target if it differs, as {@code ScalableTarget (of endpoint/orders/variant/AllTraffic)}.
     *
     * @param next the resources of the template that replaces this one in the same stack
     */
    public List<String> foreignTo(DeployedResources next) {
        return Stream.concat(foreign().stream(), otherTarget(next).stream()).toList();
    }

    private Optional<String> otherTarget(DeployedResources next) {
        if (!byId.containsKey(LogicalIds.TARGET) || !next.byId.containsKey(LogicalIds.TARGET)) {
            return Optional.empty();
        }
        JsonNode scaled = value(LogicalIds.TARGET, RESOURCE_ID);
        return scaled.equals(next.value(LogicalIds.TARGET, RESOURCE_ID))
                ? Optional.empty()
                : Optional.of(LogicalIds.TARGET + " (of " + scaled.asText() + ")");
    }

    /**
     * The logical ids of the resources that CloudFormation would remove or replace, in the order of this template.
     *
     * @param next the resources of the template that replaces this one in the same stack
     */
    public List<String> removedOrReplacedBy(DeployedResources next) {
        Set<String> removed = new LinkedHashSet<>();
        byId.keySet().stream().filter(id -> !staysIn(next, id)).forEach(removed::add);
        return byId.keySet().stream()
                .filter(id -> removed.contains(id) || refersToOneOf(removed, id))
                .toList();
    }

    /**
     * The logical ids of the resources that are not the same in another template, in the order of this one; those that
     * only the other has do not count.
     */
    public List<String> changedIn(DeployedResources next) {
        return byId.keySet().stream()
                .filter(id -> !resource(id).equals(next.resource(id)))
                .toList();
    }

    /** The logical ids of the resources that stay in the account when their stack no longer has them. */
    public List<String> retained() {
        return byId.keySet().stream()
                .filter(id -> resource(id).path("DeletionPolicy").asText().startsWith("Retain"))
                .toList();
    }

    private boolean staysIn(DeployedResources next, String id) {
        return next.byId.containsKey(id)
                && type(id).equals(next.type(id))
                && createOnly(id).stream().allMatch(name -> value(id, name).equals(next.value(id, name)));
    }

    /** A resource whose create-only property references a replaced resource is replaced too. */
    private boolean refersToOneOf(Set<String> removed, String id) {
        return createOnly(id).stream()
                .anyMatch(name -> removed.contains(value(id, name).path("Ref").asText()));
    }

    private Set<String> createOnly(String id) {
        return CREATE_ONLY.getOrDefault(type(id), Set.of());
    }

    private JsonNode resource(String id) {
        return byId.getOrDefault(id, MissingNode.getInstance());
    }

    private String type(String id) {
        return resource(id).path("Type").asText();
    }

    /** The property with parameter values substituted, as far as they are known. */
    private JsonNode value(String id, String property) {
        JsonNode value = resource(id).path("Properties").path(property);
        String parameter = value.path("Ref").asText();
        if (values.containsKey(parameter)) {
            return TextNode.valueOf(values.get(parameter));
        }
        JsonNode text = value.path("Fn::Sub").isTextual() ? value.path("Fn::Sub") : value;
        return text.isTextual() ? TextNode.valueOf(substitute(text.textValue())) : value;
    }

    private String substitute(String text) {
        String substituted = text;
        for (Map.Entry<String, String> parameter : values.entrySet()) {
            substituted = substituted.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        return substituted;
    }
}
