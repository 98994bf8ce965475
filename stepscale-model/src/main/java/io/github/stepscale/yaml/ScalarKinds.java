package io.github.stepscale.yaml;

import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.Map;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** How YAML reads a scalar, by the rules of {@link YamlReader}. */
final class ScalarKinds {
    private static final Resolver RESOLVER = new Resolver();
    private static final Map<Tag, Kind> KINDS =
            Map.of(Tag.INT, Kind.NUMBER, Tag.FLOAT, Kind.NUMBER, Tag.BOOL, Kind.BOOLEAN, Tag.NULL, Kind.EMPTY);

    private ScalarKinds() {}

    static Kind of(ScalarEvent scalar) {
        if (!scalar.isPlain()) {
            return Kind.TEXT;
        }
        Tag tag = RESOLVER.resolve(NodeId.scalar, scalar.getValue(), true);
        // YAML 1.1 reads 12:30 as a number of base 60; nobody means that.
        boolean sexagesimal = tag.equals(Tag.INT) && scalar.getValue().indexOf(':') >= 0;
        return sexagesimal ? Kind.TEXT : KINDS.getOrDefault(tag, Kind.TEXT);
    }
}
