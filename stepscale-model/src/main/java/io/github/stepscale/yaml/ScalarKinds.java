package io.github.stepscale.yaml;

import io.github.stepscale.yaml.YamlNode.Kind;
import java.util.Set;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** How YAML reads a scalar without a tag of CloudFormation. */
final class ScalarKinds {
    private static final Resolver RESOLVER = new Resolver();
    private static final Set<Tag> NUMBERS = Set.of(Tag.INT, Tag.FLOAT);
    /** Those of YAML 1.1, such as {@code yes}, are words. */
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");

    private ScalarKinds() {}

    static Kind of(ScalarEvent scalar) {
        if (!scalar.isPlain()) {
            return Kind.TEXT;
        }
        Tag tag = RESOLVER.resolve(NodeId.scalar, scalar.getValue(), true);
        if (NUMBERS.contains(tag)) {
            return Kind.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return BOOLEANS.contains(scalar.getValue()) ? Kind.BOOLEAN : Kind.TEXT;
        }
        return tag.equals(Tag.NULL) ? Kind.EMPTY : Kind.TEXT;
    }
}
