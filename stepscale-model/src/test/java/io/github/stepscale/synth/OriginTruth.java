package io.github.stepscale.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.descriptor.Descriptor;
import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.examples.ExampleFiles;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.template.StackTemplate;
import io.github.stepscale.yaml.SourcePosition;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds out which values of a descriptor make which properties of its template, without knowing how: it changes each value
 * in the text in turn, at the place where a general YAML parser has it, and looks what else the template says.
 */
final class OriginTruth {
    /** The same in every template, or of several values; the resource they belong to is all that can be right or wrong. */
    private static final List<String> CONSTANT = List.of(
            "/Type",
            "/ServiceNamespace",
            "/ScalableDimension",
            "/PolicyType",
            "/ReturnData",
            "/ScalingTargetId/Ref",
            "/AlarmActions/0/Ref",
            "/AlarmDescription",
            "/DashboardBody/Fn::Sub");

    /** Words of which one may take the place of another. */
    private static final List<List<String>> WORDS = List.of(
            List.of("true", "false"),
            List.of("missing", "breaching", "notBreaching", "ignore"),
            List.of("Average", "Maximum", "Minimum", "Sum", "SampleCount"),
            List.of("GreaterThanThreshold", "GreaterThanOrEqualToThreshold"),
            List.of("LessThanThreshold", "LessThanOrEqualToThreshold"),
            List.of("ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity"),
            List.of("none", "5"));

    /** For other text, the first that is valid. */
    private static final List<String> OTHERS = List.of(
            "GPUUtilization",
            "CPUUtilization",
            "ModelLatency",
            "rate(2 hours)",
            "Europe/Paris",
            "2025-06-01T00:00:00Z",
            "2028-01-01T00:00:00Z",
            "p91",
            "120");

    private static final Set<String> USUAL_DIMENSIONS =
            Set.of("EndpointName", "VariantName", "InferenceComponentName", "InstanceType");

    private static final Set<String> BOUNDS =
            Set.of("lower", "upper", "metricIntervalLowerBound", "metricIntervalUpperBound");

    private final int[] text;
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, Set<String>> together = new TreeMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> before;
    private final PropertyOrigins origins;
    private final Map<String, Set<String>> changing = new HashMap<>();
    private final Map<String, Set<String>> removing = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    private OriginTruth(String yaml) {
        text = yaml.codePoints().toArray();
        Descriptor descriptor = read(yaml).orElseThrow();
        before = leaves(descriptor);
        origins = PropertyOrigins.of(descriptor.sources(), ScalingPlan.of(descriptor.scaling()));
        collect(new Yaml(new LoaderOptions()).compose(new StringReader(yaml)), "");
    }

    /** Checks every property of every resource, and returns how many were seen to change with the value at their origin. */
    static int check(String yaml) {
        OriginTruth truth = new OriginTruth(yaml);
        truth.together.values().forEach(truth::change);
        truth.before.keySet().forEach(truth::requireOrigin);
        return truth.changing.size();
    }

    /** @param list the list that the node is in */
    private void collect(Node node, String list) {
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> collect(entry, list));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> add(place(item), item, place(item), place(node)));
        }
    }

    private void collect(NodeTuple entry, String list) {
        String key = ((ScalarNode) entry.getKeyNode()).getValue();
        String place = place(entry.getKeyNode());
        keys.put(place, key);
        // Where one step ends another begins: with one of the two alone there would be a step more.
        boolean bound = BOUNDS.contains(key) && entry.getValueNode() instanceof ScalarNode;
        String group = bound ? list + " " + ((ScalarNode) entry.getValueNode()).getValue() : place;
        add(place, entry.getValueNode(), key.equals("inferenceType") ? "" : group, list);
    }

    private void add(String place, Node value, String group, String list) {
        values.put(place, value);
        if (value instanceof ScalarNode && !group.isEmpty()) {
            together.computeIfAbsent(group, any -> new TreeSet<>()).add(place);
        }
        collect(value, list);
    }

    private static String place(Node node) {
        Mark start = node.getStartMark();
        return (start.getLine() + 1) + ":" + (start.getColumn() + 1);
    }

    /** Two changes are enough to see what depends on a value. */
    private void change(Set<String> places) {
        String value = scalar(places.iterator().next()).getValue();
        others(value)
                .filter(other -> !other.equals(value))
                .map(other -> read(replaced(places, other)))
                .flatMap(Optional::stream)
                .limit(2)
                .forEach(descriptor -> compare(places, leaves(descriptor)));
    }

    private ScalarNode scalar(String place) {
        return (ScalarNode) values.get(place);
    }

    private void compare(Set<String> places, Map<String, String> after) {
        changed.addAll(places);
        before.forEach((pointer, value) -> {
            if (!after.containsKey(pointer)) {
                removing.computeIfAbsent(pointer, any -> new HashSet<>()).addAll(places);
            } else if (!after.get(pointer).equals(value) && hasSameSteps(pointer, after)) {
                changing.computeIfAbsent(pointer, any -> new HashSet<>()).addAll(places);
            }
        });
    }

    /** With a step more or less, the others have other indexes. */
    private boolean hasSameSteps(String pointer, Map<String, String> after) {
        int end = pointer.indexOf("/StepAdjustments/");
        return end < 0 || steps(pointer.substring(0, end), before).equals(steps(pointer.substring(0, end), after));
    }

    private static Set<String> steps(String policy, Map<String, String> leaves) {
        return leaves.keySet().stream()
                .filter(pointer -> pointer.startsWith(policy + "/StepAdjustments/"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> others(String value) {
        String unit = value.matches("[0-9.]+ ?%") ? "%" : "";
        try {
            BigDecimal number = new BigDecimal(value.replaceFirst(" ?%$", ""));
            return Stream.of("0.0001", "1", "-1", "60", "-60", "10", "-10", "100")
                    .map(step -> number.add(new BigDecimal(step)).toPlainString() + unit);
        } catch (NumberFormatException notOne) {
            return WORDS.stream()
                    .filter(words -> words.contains(value))
                    .findFirst()
                    .map(List::stream)
                    .orElseGet(() -> Stream.concat(Stream.of(value + "x", value + " + 0"), OTHERS.stream()));
        }
    }

    private String replaced(Set<String> places, String other) {
        String whole = new String(text, 0, text.length);
        List<ScalarNode> scalars = places.stream()
                .map(this::scalar)
                .sorted(Comparator.comparing(node -> -node.getStartMark().getIndex()))
                .toList();
        for (ScalarNode scalar : scalars) {
            whole = replaced(whole.codePoints().toArray(), scalar, other);
        }
        return whole;
    }

    private static String replaced(int[] text, ScalarNode scalar, String other) {
        int start = scalar.getStartMark().getIndex();
        int end = scalar.getEndMark().getIndex();
        String written = scalar.isPlain() ? other : "'" + other.replace("'", "''") + "'";
        String line = end > start && text[end - 1] == '\n' ? "\n" : "";
        return new String(text, 0, start)
                + (start == end ? " " : "")
                + written
                + line
                + new String(text, end, text.length - end);
    }

    private void requireOrigin(String pointer) {
        PropertyOrigin origin = origins.find(pointer).orElseThrow(() -> new AssertionError("no origin of " + pointer));
        SourcePosition position = origin.position();
        String place = position.line() + ":" + position.column();
        requireKey(origin, place);
        if (!origin.path().isEmpty() && !isConstant(pointer) && !isKey(pointer, place)) {
            Set<String> makers = changing.getOrDefault(pointer, Set.of());
            if (makers.isEmpty() || origin.path().endsWith(".weights")) {
                requireEnclosing(pointer, origin, place);
            } else {
                assertThat(makers).as("%s comes from %s", pointer, origin).contains(place);
            }
        }
    }

    /** The position is that of the last part of the path. */
    private void requireKey(PropertyOrigin origin, String place) {
        if (origin.path().isEmpty()) {
            assertThat(place).isEqualTo("1:1");
        } else if (!origin.path().endsWith("]")) {
            assertThat(origin.path()).endsWith(keys.getOrDefault(place, "no key at " + place));
        }
    }

    /** The first bound of a policy is at its threshold; a generated id and the name of a usual dimension stand nowhere. */
    private boolean isConstant(String pointer) {
        String value = before.get(pointer);
        return CONSTANT.stream().anyMatch(pointer::endsWith)
                || pointer.endsWith("Bound") && new BigDecimal(value).signum() == 0
                || pointer.endsWith("/Id") && isGenerated(pointer, value)
                || pointer.endsWith("/Name") && USUAL_DIMENSIONS.contains(value);
    }

    /** The id of an expression, or of the only metric of an alarm. */
    private boolean isGenerated(String pointer, String value) {
        return value.matches("[mt][1-5]") || before.containsKey(pointer.replaceFirst("/Id$", "/Expression"));
    }

    /** A name that is a key in the descriptor: of a dimension, an input or a tag. */
    private boolean isKey(String pointer, String place) {
        return before.get(pointer).equals(keys.get(place));
    }

    /** Nothing else in the file makes a default: it belongs to a key with values below it, or to one whose value removes it. */
    private void requireEnclosing(String pointer, PropertyOrigin origin, String place) {
        boolean enclosing = !(values.get(place) instanceof ScalarNode) || !changed.contains(place);
        boolean removed = removing.getOrDefault(pointer, Set.of()).contains(place);
        assertThat(enclosing
                        || removed
                        || isDefaultVariant(pointer)
                        || isOfMetric(pointer, place)
                        || wakes(pointer, place))
                .as("%s, which no value makes, comes from %s", pointer, origin)
                .isTrue();
    }

    private boolean isDefaultVariant(String pointer) {
        return before.get(pointer).equals("AllTraffic") && !keys.containsValue("variantName");
    }

    /** What the name of a metric implies comes from that name, even where two metrics have it in common. */
    private boolean isOfMetric(String pointer, String place) {
        String alarm =
                pointer.replaceFirst("(MetricStat/(Metric/)?|Properties/)(Period|Stat|Statistic|Namespace)$", "$1");
        return changing.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(alarm) && entry.getKey().endsWith("/MetricName"))
                .anyMatch(entry -> entry.getValue().contains(place));
    }

    /** Of several zeros each is enough for the rule that wakes from zero. */
    private boolean wakes(String pointer, String place) {
        return pointer.startsWith("/Resources/Wake")
                && (scalar(place).getValue().equals("0") || "wakeFromZero".equals(keys.get(place)));
    }

    private static Optional<Descriptor> read(String yaml) {
        return DescriptorReader.read(
                        "stepscale.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of(), new ExampleFiles())
                .descriptor();
    }

    /** The values of all properties by JSON pointer, with the values of the parameters in place of references to them. */
    private static Map<String, String> leaves(Descriptor descriptor) {
        StackTemplate template = StackTemplate.of(ScalingPlan.of(descriptor.scaling()));
        Map<String, String> leaves = new HashMap<>();
        collect("/Resources", template.document().get("Resources"), template.parameterValues(), leaves);
        return leaves;
    }

    private static void collect(
            String pointer, Object node, Map<String, String> parameters, Map<String, String> leaves) {
        if (node instanceof Map<?, ?> mapping) {
            mapping.forEach((key, value) -> collect(pointer + "/" + key, value, parameters, leaves));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(pointer + "/" + i, list.get(i), parameters, leaves);
            }
        } else {
            leaves.put(pointer, resolved(pointer, String.valueOf(node), parameters));
        }
    }

    private static String resolved(String pointer, String value, Map<String, String> parameters) {
        if (pointer.endsWith("/Ref")) {
            return parameters.getOrDefault(value, value);
        }
        String resolved = value;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            resolved = resolved.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        return resolved;
    }
}
