package io.github.stepscale.descriptor;

import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceRanges;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The keys of a descriptor that describe the service, its traffic and what is wanted, not the scaling. */
public final class SimulationKeys {
    private static final Set<String> KEYS = Set.of("service", "traffic", "objective", "expect");

    private SimulationKeys() {}

    /**
     * The lines of these keys, as they are written, with the comments below each.
     *
     * @param text the content of a descriptor
     * @return lines that end in {@code \n}; empty if the text has none of the keys, or is in braces as a whole
     */
    public static String lines(String text) {
        return YamlReader.read("", text, new MistakeCollector())
                .filter(YamlNode.Mapping.class::isInstance)
                .filter(root -> !SourceRanges.of(text).flow())
                .map(root -> lines(text.lines().toList(), (YamlNode.Mapping) root))
                .orElse("");
    }

    private static String lines(List<String> lines, YamlNode.Mapping root) {
        List<Integer> starts = root.entries().values().stream()
                .map(value -> value.position().line() - 1)
                .toList();
        List<String> keys = List.copyOf(root.entries().keySet());
        StringBuilder out = new StringBuilder();
        IntStream.range(0, keys.size()).filter(i -> KEYS.contains(keys.get(i))).forEach(i -> {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            lines.subList(starts.get(i), end).forEach(line -> out.append(line).append('\n'));
        });
        return out.toString();
    }
}
