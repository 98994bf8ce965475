package io.github.stepscale.testing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.finding.Edit;
import io.github.stepscale.finding.Finding;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.Construct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes the changes of findings in a descriptor, by what they say and nothing else. */
public final class Changes {
    private static final ObjectMapper JSON = new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private Changes() {}

    /** The descriptor, as JSON, with the changes of all findings; of two findings that write the same key, the first. */
    public static String make(String descriptor, List<Finding> findings) {
        Map<String, Object> root = yaml().load(descriptor);
        Set<String> written = new HashSet<>();
        findings.forEach(finding -> {
            boolean free = finding.changes().stream().noneMatch(change -> written.contains(change.path()));
            if (free) {
                finding.changes().forEach(change -> make(root, change));
                finding.changes().forEach(change -> written.add(change.path()));
            }
        });
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The values that are written and are no lists. */
    public static Stream<String> scalars(List<Edit> changes) {
        return changes.stream()
                .filter(Edit.Write.class::isInstance)
                .map(change -> ((Edit.Write) change).value())
                .filter(value -> !value.startsWith("["));
    }

    /** Numbers stay exact, and times are text. */
    private static Yaml yaml() {
        return new Yaml(new Exact());
    }

    private static final class Exact extends SafeConstructor {
        Exact() {
            super(new LoaderOptions());
            Construct text = new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return ((ScalarNode) node).getValue();
                }
            };
            Construct decimal = new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return new BigDecimal(((ScalarNode) node).getValue());
                }
            };
            yamlConstructors.put(Tag.TIMESTAMP, text);
            yamlConstructors.put(Tag.FLOAT, decimal);
        }
    }

    private static void make(Map<String, Object> root, Edit change) {
        List<String> parts = List.of(change.path().replace("[", ".[").split("\\."));
        Object at = root;
        for (String part : parts.subList(0, parts.size() - 1)) {
            at = child(at, part);
        }
        String last = parts.get(parts.size() - 1);
        if (change instanceof Edit.Write write) {
            map(at).put(last, yaml().load(write.value()));
        } else {
            map(at).remove(last);
        }
    }

    private static Object child(Object at, String part) {
        if (part.startsWith("[")) {
            return ((List<?>) at).get(Integer.parseInt(part.substring(1, part.length() - 1)));
        }
        return map(at).computeIfAbsent(part, absent -> new LinkedHashMap<String, Object>());
    }

    @SuppressWarnings("unchecked") // Every mapping of a descriptor has text for keys.
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
