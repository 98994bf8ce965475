package io.github.stepscale.descriptor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces top-level values of a file, so that one file serves several endpoints. */
final class Overrides {
    /** What names a single target, and so fits a single file. */
    static final List<String> NAMES = List.of("endpointName", "variantName", "inferenceComponentName", "stackName");

    private static final List<String> CAPACITIES = List.of("minCapacity", "maxCapacity");

    private Overrides() {}

    /** The option that gives a value, which is where a mistake in it stands. */
    static Place place(String key) {
        return Place.of("-Dstepscale." + key);
    }

    static Node.Mapping apply(Node.Mapping root, Map<String, String> overrides, Mistakes mistakes) {
        Map<String, Node> entries = new LinkedHashMap<>(root.entries());
        overrides.forEach((key, value) -> {
            if (NAMES.contains(key) || CAPACITIES.contains(key)) {
                // A number by its kind, which may be used as text too: an option has no quotes to tell the two apart.
                entries.put(key, new Node.Scalar(key, place(key), value, Node.Kind.NUMBER));
            } else {
                String problem = "cannot be replaced: " + String.join(", ", NAMES) + ", "
                        + String.join(", ", CAPACITIES) + " can";
                mistakes.addAt(place(key), key, Ids.UNKNOWN_KEY, problem, "Change the file");
            }
        });
        return new Node.Mapping(root.path(), root.place(), entries);
    }
}
