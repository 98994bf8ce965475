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
 * The resources of a template, ours or another's, with the values of its parameters: what there is to lose when another
 * template takes its place.
 */
public final class DeployedResources {
    private static final String RESOURCE_ID = "ResourceId";

    /** A change of one of these makes the resource anew: {@code createOnlyProperties} of AWS's resource schemas. */
    static final Map<String, Set<String>> CREATE_ONLY = Map.of(
            StackResourceForms.TARGET_TYPE, Set.of("ServiceNamespace", "ScalableDimension", RESOURCE_ID),
            StackResourceForms.POLICY_TYPE,
                    Set.of("PolicyName", "ServiceNamespace", "ScalableDimension", RESOURCE_ID, "ScalingTargetId"),
            StackResourceForms.ALARM_TYPE, Set.of("AlarmName"),
            StackResourceForms.DASHBOARD_TYPE, Set.of("DashboardName"));

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
     * @param parameters values by name; one that is left out has its default
     */
    public static DeployedResources of(String template, Map<String, String> parameters) {
        return new DeployedResources(DeployedSteps.parsed(template), parameters);
    }

    /** Whether the template could be read; if not, it may have any resources. */
    public boolean isReadable() {
        return readable;
    }

    /** Whether a template of ours can have these: a scalable target, and nothing that we never make. */
    public boolean areOurs() {
        return byId.containsKey(LogicalIds.TARGET) && foreign().isEmpty();
    }

    /** Those that no template of ours has, such as {@code Queue (AWS::SQS::Queue)}. */
    public List<String> foreign() {
        return byId.keySet().stream()
                .filter(id -> !StackResourceForms.is(id, type(id)))
                .map(id -> id + " (" + type(id) + ")")
                .toList();
    }

    /**
     * The same, and the scalable target if that is another one: {@code ScalableTarget (of endpoint/orders/variant/AllTraffic)}.
     *
     * @param next what takes the place of these, under the same stack name
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
     * The logical ids of those that would be removed or made anew, in the order of this template.
     *
     * @param next what takes the place of these, under the same stack name
     */
    public List<String> endedBy(DeployedResources next) {
        Set<String> ended = new LinkedHashSet<>();
        byId.keySet().stream().filter(id -> !staysIn(next, id)).forEach(ended::add);
        return byId.keySet().stream()
                .filter(id -> ended.contains(id) || refersToOneOf(ended, id))
                .toList();
    }

    private boolean staysIn(DeployedResources next, String id) {
        return next.byId.containsKey(id)
                && type(id).equals(next.type(id))
                && createOnly(id).stream().allMatch(name -> value(id, name).equals(next.value(id, name)));
    }

    /** What refers to a resource that is made anew by a property that cannot change is made anew with it. */
    private boolean refersToOneOf(Set<String> ended, String id) {
        return createOnly(id).stream()
                .anyMatch(name -> ended.contains(value(id, name).path("Ref").asText()));
    }

    private Set<String> createOnly(String id) {
        return CREATE_ONLY.getOrDefault(type(id), Set.of());
    }

    private String type(String id) {
        return byId.get(id).path("Type").asText();
    }

    /** The property with the parameters' values in it, as far as it can be known here. */
    private JsonNode value(String id, String property) {
        JsonNode said = byId.get(id).path("Properties").path(property);
        String parameter = said.path("Ref").asText();
        if (values.containsKey(parameter)) {
            return TextNode.valueOf(values.get(parameter));
        }
        JsonNode text = said.path("Fn::Sub").isTextual() ? said.path("Fn::Sub") : said;
        return text.isTextual() ? TextNode.valueOf(substituted(text.textValue())) : said;
    }

    private String substituted(String text) {
        String substituted = text;
        for (Map.Entry<String, String> parameter : values.entrySet()) {
            substituted = substituted.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        return substituted;
    }
}
