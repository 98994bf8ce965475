package io.github.stepscale.operation.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.stepscale.aws.ScalingResources;
import io.github.stepscale.importing.source.SourceResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The alarms that step scaling policies name. Those of target tracking are AWS's own, and are not read.
 *
 * @param byName those that exist
 * @param tags those that were read, by the names of the alarms
 */
record LiveAlarms(Map<String, JsonNode> byName, Map<String, List<JsonNode>> tags) {
    private static final ReadHoles.Part TAGS =
            ReadHoles.Part.info("The tags of the alarms are not imported", "cloudwatch:ListTagsForResource");

    LiveAlarms {
        byName = Map.copyOf(byName);
        tags = Map.copyOf(tags);
    }

    static LiveAlarms read(ScalingResources resources, List<JsonNode> policies, ReadHoles holes) {
        List<String> names =
                policies.stream().flatMap(LiveAlarms::names).distinct().toList();
        Map<String, JsonNode> alarms = resources.alarms(names).stream()
                .collect(Collectors.toMap(LiveAlarms::name, alarm -> alarm, (first, same) -> first));
        return new LiveAlarms(alarms, tags(resources, alarms, holes));
    }

    /** The alarm of that name in CloudFormation's form; empty if it does not exist. */
    Optional<SourceResource> find(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(alarm -> LiveForms.alarm(
                        alarm, Optional.ofNullable(tags.get(name)).orElseGet(List::of)));
    }

    /** The names of the alarms of a step scaling policy, in AWS's order. */
    static Stream<String> names(JsonNode policy) {
        return isOfSteps(policy)
                ? StreamSupport.stream(policy.path("Alarms").spliterator(), false)
                        .map(LiveAlarms::name)
                : Stream.empty();
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
}
