package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces values of a file, so that one file serves several endpoints. */
final class Overrides {
    /** What names a single target, and so fits a single file. */
    static final List<String> NAMES = List.of("endpointName", "variantName", "inferenceComponentName", "stackName");

    private static final List<String> CAPACITIES = List.of("minCapacity", "maxCapacity");
    /** These stand under {@code service}. */
    private static final List<String> FACTS =
            List.of("requestsPerInstance", "scaleOutDelay", "scaleInDelay", "metricDelay", "initialCapacity");

    private static final String SERVICE = "service";

    private Overrides() {}

    /** The option that gives a value, which is where a mistake in it stands. */
    static SourcePosition place(String key) {
        return SourcePosition.of("-Dstepscale." + key);
    }

    static YamlNode.Mapping apply(YamlNode.Mapping root, Map<String, String> overrides, MistakeCollector mistakes) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(root.entries());
        overrides.forEach((key, value) -> {
            if (NAMES.contains(key) || CAPACITIES.contains(key)) {
                entries.put(key, scalar(key, key, value));
            } else if (FACTS.contains(key)) {
                entries.put(SERVICE, service(entries, key, value));
            } else {
                String problem = "cannot be replaced: "
                        + Stream.of(NAMES, CAPACITIES, FACTS)
                                .flatMap(List::stream)
                                .collect(Collectors.joining(", "))
                        + " can";
                mistakes.addAt(place(key), key, MistakeIds.UNKNOWN_KEY, problem, "Change the file");
            }
        });
        return new YamlNode.Mapping(root.path(), root.place(), entries);
    }

    /** What stands under {@code service}, with one of its values replaced; a mistake in its place stays one. */
    private static YamlNode service(Map<String, YamlNode> entries, String key, String value) {
        YamlNode there = entries.getOrDefault(SERVICE, new YamlNode.Mapping(SERVICE, place(key), Map.of()));
        if (!(there instanceof YamlNode.Mapping mapping)) {
            return there;
        }
        Map<String, YamlNode> facts = new LinkedHashMap<>(mapping.entries());
        facts.put(key, scalar(SERVICE + "." + key, key, value));
        return new YamlNode.Mapping(mapping.path(), mapping.place(), facts);
    }

    /** A number by its kind, which may be used as text too: an option has no quotes to tell the two apart. */
    private static YamlNode scalar(String path, String key, String value) {
        return new YamlNode.Scalar(path, place(key), value, YamlNode.Kind.NUMBER);
    }
}
