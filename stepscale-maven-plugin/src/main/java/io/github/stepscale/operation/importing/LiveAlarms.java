package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.ScalingResources;
import io.github.stepscale.importing.source.SourceResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The alarms of step scaling policies. Those of target tracking are AWS's own, and are not read.
 *
 * @param names those of each policy, by its ARN: those that it names, else those whose actions name it
 * @param byName those that exist
 * @param tags those that were read, by the names of the alarms
 */
record LiveAlarms(Map<String, List<String>> names, Map<String, JsonNode> byName, Map<String, List<JsonNode>> tags) {
    private static final ReadHoles.Part TAGS =
            ReadHoles.Part.info("The tags of the alarms are not imported", "cloudwatch:ListTagsForResource");

    LiveAlarms {
        names = Map.copyOf(names);
        byName = Map.copyOf(byName);
        tags = Map.copyOf(tags);
    }

    static LiveAlarms read(ScalingResources resources, List<JsonNode> policies, ReadHoles holes) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        Map<String, JsonNode> alarms = new LinkedHashMap<>();
        for (JsonNode policy : policies.stream().filter(LiveAlarms::isOfSteps).toList()) {
            List<JsonNode> acting = acting(resources, policy);
            acting.forEach(alarm -> alarms.put(name(alarm), alarm));
            names.put(
                    arn(policy),
                    acting.isEmpty()
                            ? listed(policy)
                            : acting.stream().map(LiveAlarms::name).toList());
        }
        List<String> unread = names.values().stream()
                .flatMap(List::stream)
                .distinct()
                .filter(name -> !alarms.containsKey(name))
                .toList();
        resources.alarms(unread).forEach(alarm -> alarms.put(name(alarm), alarm));
        return new LiveAlarms(names, alarms, tags(resources, alarms, holes));
    }

    /** Finds the alarms of a policy that names none, in AWS's order: nothing promises that it names them at once. */
    private static List<JsonNode> acting(ScalingResources resources, JsonNode policy) {
        return listed(policy).isEmpty() ? resources.alarmsWithAction(arn(policy)) : List.of();
    }

    private static List<String> listed(JsonNode policy) {
        return StreamSupport.stream(policy.path("Alarms").spliterator(), false)
                .map(LiveAlarms::name)
                .toList();
    }

    /** The alarm of that name in CloudFormation's form; empty if it does not exist. */
    Optional<SourceResource> find(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(alarm -> LiveForms.alarm(
                        alarm, Optional.ofNullable(tags.get(name)).orElseGet(List::of)));
    }

    /** The names of the alarms of a policy; none if it is not one of steps. */
    List<String> of(JsonNode policy) {
        return Optional.ofNullable(names.get(arn(policy))).orElseGet(List::of);
    }

    private static boolean isOfSteps(JsonNode policy) {
        return policy.path("PolicyType").asText().equals("StepScaling");
    }

    private static Map<String, List<JsonNode>> tags(
            ScalingResources resources, Map<String, JsonNode> alarms, ReadHoles holes) {
        return KeyedReads.read(
                alarms.keySet().stream().sorted().toList(),
                name -> resources.tags(Objects.requireNonNull(alarms.get(name))
                        .path("AlarmArn")
                        .asText()),
                TAGS,
                holes);
    }

    private static String name(JsonNode alarm) {
        return alarm.path("AlarmName").asText();
    }

    private static String arn(JsonNode policy) {
        return policy.path("PolicyARN").asText();
    }
}
