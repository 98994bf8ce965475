package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Gives live resources the properties that CloudFormation would give them. What AWS did not send is absent. */
final class LiveForms {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final String ALARM = "AWS::CloudWatch::Alarm";

    private static final String PROPERTIES = "Properties";
    private static final String CRITERIA = "EvaluationCriteria";

    /** What a target is, rather than how it is set (Application Auto Scaling API Reference, ScalableTarget). */
    private static final Set<String> TARGET_STATE = Set.of("CreationTime", "PredictedCapacity", "ScalableTargetARN");

    private static final Set<String> POLICY_STATE = Set.of("Alarms", "CreationTime", "PolicyARN");

    private static final Set<String> ACTION_STATE =
            Set.of("CreationTime", "ResourceId", "ScalableDimension", "ScheduledActionARN", "ServiceNamespace");

    /** Amazon CloudWatch API Reference, MetricAlarm. */
    private static final Set<String> ALARM_STATE = Set.of(
            "AlarmArn",
            "AlarmConfigurationUpdatedTimestamp",
            "EvaluationState",
            "StateReason",
            "StateReasonData",
            "StateTransitionedTimestamp",
            "StateUpdatedTimestamp",
            "StateValue");

    /** The role that Application Auto Scaling takes where none is given. */
    private static final String LINKED_ROLE = ":role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/";

    /** Tags that only AWS can set. */
    private static final String RESERVED_TAG = "aws:";

    private LiveForms() {}

    static SourceResource target(JsonNode target, List<JsonNode> scheduledActions) {
        ObjectNode properties = without(target, TARGET_STATE);
        if (properties.path("RoleARN").asText().contains(LINKED_ROLE)) {
            properties.remove("RoleARN");
        }
        properties.set(
                "ScheduledActions",
                scheduledActions.stream()
                        .map(action -> without(action, ACTION_STATE))
                        .collect(list()));
        ScalableTargetId id = id(target);
        return resource(
                id.resourceId(), "AWS::ApplicationAutoScaling::ScalableTarget", Set.of(id.physicalId()), properties);
    }

    static SourceResource policy(JsonNode policy) {
        return resource(
                policy.path("PolicyName").asText(),
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                Set.of(policy.path("PolicyARN").asText()),
                without(policy, POLICY_STATE));
    }

    static SourceResource alarm(JsonNode alarm, List<JsonNode> tags) {
        String name = alarm.path("AlarmName").asText();
        ObjectNode properties = without(alarm, ALARM_STATE);
        properties.set(
                "Tags",
                tags.stream()
                        .filter(tag -> !tag.path("Key").asText().startsWith(RESERVED_TAG))
                        .collect(list()));
        SourceResource read =
                resource(name, ALARM, Set.of(name, alarm.path("AlarmArn").asText()), properties);
        return isRead(read) ? read : withUnknownCriteria(read);
    }

    /** Whether it is known what an alarm evaluates: the AWS SDK in use does not read a PromQL query. */
    static boolean isRead(SourceResource alarm) {
        return Stream.of("MetricName", "Metrics")
                .anyMatch(property -> alarm.properties().get(property).isPresent());
    }

    private static SourceResource withUnknownCriteria(SourceResource alarm) {
        YamlNode.Mapping properties = alarm.properties();
        Map<String, YamlNode> entries = new LinkedHashMap<>(properties.entries());
        String path = properties.path() + "." + CRITERIA;
        entries.put(CRITERIA, new YamlNode.Scalar(path, properties.position(), "", YamlNode.Kind.REFUSED));
        return new SourceResource(
                alarm.name(),
                alarm.type(),
                alarm.references(),
                new YamlNode.Mapping(properties.path(), properties.position(), entries));
    }

    /** The target that a target, a policy or a scheduled action names. */
    static ScalableTargetId id(JsonNode resource) {
        return new ScalableTargetId(
                resource.path("ResourceId").asText(),
                resource.path("ScalableDimension").asText());
    }

    private static SourceResource resource(String name, String type, Set<String> references, ObjectNode properties) {
        TreeNodes nodes = new TreeNodes(SourcePosition.of(name));
        return new SourceResource(name, type, references, nodes.mapping(PROPERTIES, properties));
    }

    private static ObjectNode without(JsonNode resource, Set<String> state) {
        ObjectNode properties = resource.<ObjectNode>deepCopy();
        return properties.remove(state);
    }

    private static <T extends JsonNode> Collector<T, ?, ArrayNode> list() {
        return Collector.of(NODES::arrayNode, ArrayNode::add, (left, right) -> {
            left.addAll(right);
            return left;
        });
    }
}
