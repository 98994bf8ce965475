package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.Utf8Text;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code stepscale.yaml}. */
public final class DescriptorReader {
    private final List<Section<?>> sections;

    private DescriptorReader(List<Section<?>> sections) {
        this.sections = Stream.concat(Sections.ALL.stream(), sections.stream()).toList();
    }

    /** A reader of what scaling and simulation need. */
    public static DescriptorReader standard() {
        return with(List.of());
    }

    /**
     * A reader that knows the keys of other capabilities too.
     *
     * @throws IllegalArgumentException if a key is taken already
     */
    public static DescriptorReader with(List<Section<?>> more) {
        List<String> keys =
                keys(Stream.concat(Sections.ALL.stream(), more.stream()).toList());
        if (keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException("Two sections have the same key: " + keys);
        }
        return new DescriptorReader(more);
    }

    /**
     * Reads a file. Every mistake ends up in the result; none is thrown.
     *
     * @param fileName what findings call the file
     * @param content the bytes of the file: UTF-8, at most 1 MiB
     * @param overrides values that replace those of the file: {@code endpointName}, {@code variantName},
     *     {@code inferenceComponentName}, {@code stackName}, {@code minCapacity}, {@code maxCapacity}; and of those under
     *     {@code service}: {@code requestsPerInstance}, {@code scaleOutDelay}, {@code scaleInDelay}, {@code metricDelay},
     *     {@code initialCapacity}
     */
    public ReadResult read(String fileName, byte[] content, Map<String, String> overrides) {
        MistakeCollector mistakes = new MistakeCollector();
        Optional<YamlNode.Mapping> root = new Utf8Text(fileName, mistakes)
                .decode(content)
                .flatMap(text -> YamlReader.read(fileName, text, mistakes))
                .flatMap(node -> mapping(node, mistakes))
                .map(mapping -> Overrides.apply(mapping, overrides, mistakes));
        SourceMap sources =
                root.map(mapping -> SourceMap.of(fileName, mapping)).orElseGet(() -> new SourceMap(fileName, Map.of()));
        Optional<Descriptor> descriptor = root.flatMap(mapping -> descriptor(mapping, sources, mistakes));
        return mistakes.isEmpty()
                ? new ReadResult(descriptor, List.of())
                : ReadResult.failed(mistakes.located(sources));
    }

    /** The keys of the file; without them there is nothing to say about what is missing. */
    private static Optional<YamlNode.Mapping> mapping(YamlNode root, MistakeCollector mistakes) {
        MappingReader.entries(root, mistakes);
        return root instanceof YamlNode.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private Optional<Descriptor> descriptor(YamlNode.Mapping root, SourceMap sources, MistakeCollector mistakes) {
        UnknownKeys.note(root, keys(sections), mistakes);
        Optional<ScalingDescription> scaling = new DescriptionReader(root, mistakes).read();
        Map<Section<?>, Object> options = new HashMap<>();
        for (Section<?> section : sections) {
            root.get(section.key()).ifPresent(node -> options.put(section, section.read(node, mistakes)));
        }
        if (mistakes.isEmpty()) {
            scaling.ifPresent(read -> GoalChecks.note(read, new Options(options), mistakes));
        }
        return scaling.map(read -> new Descriptor(read, sources, new Options(options)));
    }

    private static List<String> keys(List<Section<?>> sections) {
        return Stream.concat(DescriptorKeys.TOP.stream(), sections.stream().map(Section::key))
                .toList();
    }
}
