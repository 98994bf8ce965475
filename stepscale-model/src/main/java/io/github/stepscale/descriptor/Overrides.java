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

/** Replaces values of a file by those of options, so that one file serves several endpoints. */
final class Overrides {
    /** Names of a single target, which can replace those of a single file only. */
    static final List<String> NAMES = List.of("endpointName", "variantName", "inferenceComponentName", "stackName");

    private static final List<String> CAPACITIES = List.of("minCapacity", "maxCapacity");
    /** Keys under {@code service}. */
    private static final List<String> SERVICE_KEYS =
            List.of("requestsPerInstance", "scaleOutDelay", "scaleInDelay", "metricDelay", "initialCapacity");

    private static final String SERVICE = "service";

    private Overrides() {}

    /** The option that sets a value: the position of a mistake in it. */
    static SourcePosition position(String key) {
        return SourcePosition.of("-Dstepscale." + key);
    }

    /** Whether an option can replace the value of a path. */
    static boolean isOption(String path) {
        return NAMES.contains(path)
                || CAPACITIES.contains(path)
                || SERVICE_KEYS.stream().anyMatch(key -> path.equals(SERVICE + "." + key));
    }

    static YamlNode.Mapping apply(YamlNode.Mapping root, Map<String, String> overrides, MistakeCollector mistakes) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(root.entries());
        overrides.forEach((key, value) -> {
            if (NAMES.contains(key) || CAPACITIES.contains(key)) {
                entries.put(key, scalar(key, key, value));
            } else if (SERVICE_KEYS.contains(key)) {
                entries.put(SERVICE, service(entries, key, value));
            } else {
                String problem = "cannot be overridden: only "
                        + Stream.of(NAMES, CAPACITIES, SERVICE_KEYS)
                                .flatMap(List::stream)
                                .collect(Collectors.joining(", "))
                        + " can be";
                mistakes.addAt(position(key), key, MistakeIds.UNKNOWN_KEY, problem, "Change the file");
            }
        });
        return new YamlNode.Mapping(root.path(), root.position(), entries);
    }

    /** The mapping under {@code service} with one of its values replaced; something else there stays a mistake. */
    private static YamlNode service(Map<String, YamlNode> entries, String key, String value) {
        YamlNode present = entries.getOrDefault(SERVICE, new YamlNode.Mapping(SERVICE, position(key), Map.of()));
        if (!(present instanceof YamlNode.Mapping mapping)) {
            return present;
        }
        Map<String, YamlNode> values = new LinkedHashMap<>(mapping.entries());
        values.put(key, scalar(SERVICE + "." + key, key, value));
        return new YamlNode.Mapping(mapping.path(), mapping.position(), values);
    }

    /** A scalar of the kind number, which can be read as text too: an option has no quotes to tell the two apart. */
    private static YamlNode scalar(String path, String key, String value) {
        return new YamlNode.Scalar(path, position(key), value, YamlNode.Kind.NUMBER);
    }
}
