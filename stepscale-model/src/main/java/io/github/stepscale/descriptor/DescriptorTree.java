package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The content of a descriptor that was translated from another source, such as a CloudFormation template.
 *
 * @param start the position of what was translated
 * @param root the keys of a descriptor; the paths are those of a descriptor, the positions those of the source
 * @param origins the paths of the source, by the paths of the descriptor; see {@link SourceMap#origins}
 */
public record DescriptorTree(SourcePosition start, YamlNode.Mapping root, Map<String, String> origins) {
    public DescriptorTree {
        origins = Map.copyOf(origins);
    }

    /** The same with the keys of a descriptor that no template has. */
    DescriptorTree withSimulation(YamlNode.Mapping file) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(root.entries());
        Stream.concat(DescriptorKeys.SIMULATION.stream(), Stream.of("allow"))
                .forEach(key -> file.get(key).ifPresent(value -> entries.put(key, value)));
        return new DescriptorTree(start, new YamlNode.Mapping(root.path(), root.position(), entries), origins);
    }

    /** The positions and paths of a changed root; what options replaced has the path of a descriptor. */
    SourceMap sources(YamlNode.Mapping changed, Set<String> replaced) {
        Map<String, String> kept = new HashMap<>(origins);
        kept.keySet().removeAll(replaced);
        return SourceMap.of(start, changed, kept);
    }
}
