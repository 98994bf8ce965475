package io.github.stepscale.importing.template;

import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.NodeBounds;
import io.github.stepscale.yaml.TaggedYamlReader;
import io.github.stepscale.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Templates of the tests. */
final class Templates {
    private Templates() {}

    /** A variant of an endpoint with two step policies, two alarms and a dashboard, in the short form. */
    static String endpoint() {
        try (InputStream content = Templates.class.getResourceAsStream("endpoint.yaml")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same in JSON. */
    static String endpointAsJson() {
        YamlNode root = TaggedYamlReader.read(
                        "", endpoint(), IntrinsicNames::ofTag, NodeBounds.TEMPLATE, new MistakeCollector())
                .orElseThrow();
        StringBuilder json = new StringBuilder();
        write(root, "\n", json);
        return json.toString();
    }

    private static void write(YamlNode node, String line, StringBuilder json) {
        if (node instanceof YamlNode.Scalar scalar) {
            boolean bare = scalar.kind() != YamlNode.Kind.TEXT;
            json.append(bare ? scalar.text() : quoted(scalar.text()));
            return;
        }
        boolean list = node instanceof YamlNode.Sequence;
        json.append(list ? "[" : "{");
        String separator = line + "  ";
        if (node instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                json.append(separator);
                write(item, line + "  ", json);
                separator = "," + line + "  ";
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
                json.append(separator).append(quoted(entry.getKey())).append(": ");
                write(entry.getValue(), line + "  ", json);
                separator = "," + line + "  ";
            }
        }
        json.append(line).append(list ? "]" : "}");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
