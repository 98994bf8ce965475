package io.github.stepscale.descriptor;

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
    static Place place(String key) {
        return Place.of("-Dstepscale." + key);
    }

    static Node.Mapping apply(Node.Mapping root, Map<String, String> overrides, Mistakes mistakes) {
        Map<String, Node> entries = new LinkedHashMap<>(root.entries());
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
                mistakes.addAt(place(key), key, Ids.UNKNOWN_KEY, problem, "Change the file");
            }
        });
        return new Node.Mapping(root.path(), root.place(), entries);
    }

    /** What stands under {@code service}, with one of its values replaced; a mistake in its place stays one. */
    private static Node service(Map<String, Node> entries, String key, String value) {
        Node there = entries.getOrDefault(SERVICE, new Node.Mapping(SERVICE, place(key), Map.of()));
        if (!(there instanceof Node.Mapping mapping)) {
            return there;
        }
        Map<String, Node> facts = new LinkedHashMap<>(mapping.entries());
        facts.put(key, scalar(SERVICE + "." + key, key, value));
        return new Node.Mapping(mapping.path(), mapping.place(), facts);
    }

    /** A number by its kind, which may be used as text too: an option has no quotes to tell the two apart. */
    private static Node scalar(String path, String key, String value) {
        return new Node.Scalar(path, place(key), value, Node.Kind.NUMBER);
    }
}
