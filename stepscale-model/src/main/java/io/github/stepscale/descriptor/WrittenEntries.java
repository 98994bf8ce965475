package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A file that is written anew, by the keys at its top. */
record WrittenEntries(Map<String, WrittenEntry> entries) {

    /** @param reasons by path, such as {@code steps[1].upper}; those of absent paths are left out */
    static WrittenEntries of(ScalingDescription scaling, Map<String, String> reasons) {
        String text = DescriptorWriter.write(scaling);
        List<String> lines = text.lines().toList();
        YamlNode.Mapping root = (YamlNode.Mapping)
                YamlReader.read("", text, new MistakeCollector()).orElseThrow();
        Map<Integer, List<String>> byLine = byLine(SourceMap.of("", root), reasons);
        Map<String, WrittenEntry> entries = new HashMap<>();
        root.entries().forEach((key, value) -> {
            int first = value.position().line();
            entries.put(key, entry(lines, first, byLine));
        });
        return new WrittenEntries(entries);
    }

    Optional<WrittenEntry> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Whether both say the same about a key, whatever the reasons. */
    boolean agrees(WrittenEntries other, String key) {
        return get(key).map(WrittenEntry::lines).equals(other.get(key).map(WrittenEntry::lines));
    }

    /** The line of a key and the lines below it, which are indented. */
    private static WrittenEntry entry(List<String> lines, int first, Map<Integer, List<String>> byLine) {
        List<String> block = new ArrayList<>(lines.subList(first - 1, first));
        lines.stream().skip(first).takeWhile(line -> line.startsWith(" ")).forEach(block::add);
        List<List<String>> reasons = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            reasons.add(byLine.getOrDefault(first + i, List.of()));
        }
        return new WrittenEntry(List.copyOf(block), List.copyOf(reasons));
    }

    /** The reasons of each line, in the order of their keys. */
    private static Map<Integer, List<String>> byLine(SourceMap sources, Map<String, String> reasons) {
        Map<Integer, List<String>> byLine = new HashMap<>();
        // The paths are sorted first, so that two at one place have an order that does not depend on the map.
        new TreeMap<>(reasons)
                .entrySet().stream()
                        .filter(reason -> sources.contains(reason.getKey()))
                        .sorted(Comparator.comparingInt(
                                reason -> sources.locate(reason.getKey()).column()))
                        .forEach(reason -> {
                            SourcePosition position = sources.locate(reason.getKey());
                            byLine.computeIfAbsent(position.line(), line -> new ArrayList<>())
                                    .add(reason.getValue());
                        });
        return byLine;
    }
}
