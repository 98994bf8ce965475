package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.FlowYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A file as people write it: keys in any order, comments, empty lines, quotes, braces, indentation and line ends at random.
 *
 * @param lines in order, without line breaks
 * @param lineBreak after each line
 */
public record DecoratedDescriptor(List<Line> lines, String lineBreak) {
    private static final List<String> COMMENTS =
            List.of("# why", "#", "#: a: b", "# - \"x", "# {", "# # twice", "# 'it's\t\\", "# é🚀 steps: [", "#---");
    private static final List<String> SIMULATION = List.of(
            "service: { requestsPerInstance: 800, scaleOutDelay: 6 }",
            "traffic: \"runs/may #1.csv\" # recorded",
            "objective:\n  # at most\n  maxInstanceHours: 100");

    /**
     * @param key the key at the top that the line is a part of, or is between parts of; empty for none
     */
    public record Line(String text, String key) {}

    static DecoratedDescriptor of(ScalingDescription scaling, long seed) {
        Random random = new Random(seed);
        return of(
                scaling,
                random,
                SIMULATION.stream().filter(entry -> random.nextBoolean()).toList());
    }

    /** @param simulation the entries that are no part of the scaling */
    public static DecoratedDescriptor of(ScalingDescription scaling, Random random, List<String> simulation) {
        List<List<String>> entries = new ArrayList<>(entries(scaling).values());
        simulation.forEach(entry -> entries.add(List.of(entry.split("\n"))));
        Collections.shuffle(entries, random);
        String root = " ".repeat(random.nextInt(4) == 0 ? random.nextInt(4) : 0);
        String deeper = " ".repeat(random.nextInt(4));
        List<Line> lines = new ArrayList<>();
        for (List<String> entry : entries) {
            between(random, "", lines);
            String key = entry.get(0).substring(0, entry.get(0).indexOf(':'));
            List<String> styled = random.nextInt(4) == 0 ? oneLine(entry) : entry;
            for (int i = 0; i < styled.size(); i++) {
                if (i > 0) {
                    between(random, key, lines);
                }
                String comment = random.nextInt(4) == 0 ? "  " + pick(random, COMMENTS) : "";
                lines.add(new Line(root + (i > 0 ? deeper : "") + quoted(random, styled.get(i)) + comment, key));
            }
        }
        between(random, "", lines);
        return new DecoratedDescriptor(List.copyOf(lines), random.nextBoolean() ? "\n" : "\r\n");
    }

    /** The same in braces. */
    static String inBraces(ScalingDescription scaling, long seed) {
        return inBraces(scaling, new Random(seed), List.of());
    }

    /** @param simulation the entries that are no part of the scaling, each on one line */
    public static String inBraces(ScalingDescription scaling, Random random, List<String> simulation) {
        List<List<String>> entries = new ArrayList<>(entries(scaling).values());
        simulation.forEach(entry -> entries.add(List.of(entry)));
        Collections.shuffle(entries, random);
        String comma = pick(random, List.of(", ", ",\n", "\n # one, two\n , ", ", # so\n"));
        String text = entries.stream()
                .map(entry -> oneLine(entry).get(0))
                .collect(Collectors.joining(comma, pick(random, List.of("{", "--- {\n", "# top\n{ ")), ""));
        return text + pick(random, List.of("}", " }\n", ",\n# end\n}\n# bye", "\n}\n...\n"));
    }

    public String text() {
        return lines.stream().map(line -> line.text + lineBreak).collect(Collectors.joining());
    }

    /** What {@link DescriptorWriter} writes, by the keys at the top. */
    static Map<String, List<String>> entries(ScalingDescription scaling) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        List<String> entry = new ArrayList<>();
        for (String line : DescriptorWriter.write(scaling).split("\n")) {
            if (!line.startsWith(" ")) {
                entry = new ArrayList<>();
                entries.put(line.substring(0, line.indexOf(':')), entry);
            }
            entry.add(line);
        }
        return entries;
    }

    private static List<String> oneLine(List<String> entry) {
        return List.of(FlowYaml.entries(String.join("\n", entry) + "\n"));
    }

    private static void between(Random random, String key, List<Line> lines) {
        while (random.nextInt(4) == 0) {
            String indent = " ".repeat(random.nextInt(6));
            lines.add(new Line(random.nextBoolean() ? "" : indent + pick(random, COMMENTS), key));
        }
    }

    /** Names in single quotes, and keys in double quotes. */
    private static String quoted(Random random, String line) {
        String name =
                random.nextInt(3) == 0 ? line.replaceFirst("^(endpointName|variantName): (\\w+)$", "$1: '$2'") : line;
        return random.nextInt(6) == 0 ? name.replaceFirst("^(\\w+):", "\"$1\" :") : name;
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
