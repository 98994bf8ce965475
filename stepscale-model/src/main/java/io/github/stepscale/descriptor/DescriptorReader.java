package io.github.stepscale.descriptor;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.scenario.Scenario;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.traffic.TrafficSource;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourceMap;
import io.github.stepscale.yaml.UnknownKeys;
import io.github.stepscale.yaml.Utf8Decoder;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code stepscale.yaml}. */
public final class DescriptorReader {
    private DescriptorReader() {}

    /**
     * Reads a file that names no others; one that it names, such as a curve, cannot be read.
     *
     * @see #read(String, byte[], Map, NamedFiles)
     */
    public static ReadResult read(String fileName, byte[] content, Map<String, String> overrides) {
        return read(fileName, content, overrides, NamedFiles.NONE);
    }

    /**
     * Reads a file. Its mistakes are part of the result; none is thrown.
     *
     * @param fileName the name of the file in findings
     * @param content the bytes of the file: UTF-8, at most 1 MiB
     * @param overrides values that replace those of the file: {@code endpointName}, {@code variantName},
     *     {@code inferenceComponentName}, {@code stackName}, {@code minCapacity}, {@code maxCapacity}; and of those under
     *     {@code service}: {@code requestsPerInstance}, {@code scaleOutDelay}, {@code scaleInDelay}, {@code metricDelay},
     *     {@code initialCapacity}
     * @param files the files that it names
     */
    public static ReadResult read(String fileName, byte[] content, Map<String, String> overrides, NamedFiles files) {
        MistakeCollector mistakes = new MistakeCollector();
        Optional<YamlNode.Mapping> file = file(fileName, content, mistakes);
        FileRequests requests = file.map(FileRequests::of).orElseGet(() -> new FileRequests(Optional.empty()));
        Optional<YamlNode.Mapping> root = file.map(mapping -> Overrides.apply(mapping, overrides, mistakes))
                .map(mapping -> MavenProperties.refuse(mapping, mistakes));
        SourceMap sources =
                root.map(mapping -> SourceMap.of(fileName, mapping)).orElseGet(() -> new SourceMap(fileName, Map.of()));
        Optional<Descriptor> descriptor =
                root.flatMap(mapping -> descriptor(mapping, requests, files, sources, mistakes));
        return result(descriptor, sources, mistakes);
    }

    /**
     * Reads what was translated from another source: with the same checks, and its mistakes at the positions and with the
     * paths of the source.
     *
     * @param overrides as for {@link #read(String, byte[], Map, NamedFiles)}
     * @param beside the file with what the source does not say
     */
    public static ReadResult read(DescriptorTree tree, Map<String, String> overrides, Optional<SimulationFile> beside) {
        MistakeCollector mistakes = new MistakeCollector();
        DescriptorTree whole = beside.flatMap(file -> file(file.name(), file.content(), mistakes))
                .map(tree::withSimulation)
                .orElse(tree);
        YamlNode.Mapping root = MavenProperties.refuse(Overrides.apply(whole.root(), overrides, mistakes), mistakes);
        SourceMap sources = whole.sources(root, overrides.keySet());
        NamedFiles files = beside.map(SimulationFile::files).orElse(NamedFiles.NONE);
        return result(descriptor(root, FileRequests.of(whole.root()), files, sources, mistakes), sources, mistakes);
    }

    private static ReadResult result(Optional<Descriptor> descriptor, SourceMap sources, MistakeCollector mistakes) {
        // An unknown value of a translated source was reported where the source was read.
        return mistakes.errorCount() == 0
                ? new ReadResult(descriptor, List.of())
                : ReadResult.failed(mistakes.located(sources));
    }

    private static Optional<YamlNode.Mapping> file(String fileName, byte[] content, MistakeCollector mistakes) {
        return new Utf8Decoder(fileName, mistakes)
                .decode(content)
                .flatMap(text -> YamlReader.read(fileName, text, mistakes))
                .flatMap(node -> mapping(node, mistakes))
                .map(mapping -> UnknownKeys.correct(mapping, Place.TOP.keys(), mistakes));
    }

    /** The root of a file that has keys; a file without any is one mistake, not one for each absent key. */
    private static Optional<YamlNode.Mapping> mapping(YamlNode root, MistakeCollector mistakes) {
        if (root instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.EMPTY) {
            String problem = "is empty: keys such as endpointName, minCapacity and steps are needed";
            mistakes.add(root, MistakeIds.UNREADABLE, problem, "Describe the scaling of an endpoint");
            return Optional.empty();
        }
        MappingReader.entries(root, mistakes);
        return root instanceof YamlNode.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static Optional<Descriptor> descriptor(
            YamlNode.Mapping root,
            FileRequests requests,
            NamedFiles files,
            SourceMap sources,
            MistakeCollector mistakes) {
        Optional<ScalingDescription> scaling = new ScalingDescriptionReader(root, requests, mistakes).read();
        Optional<Service> service = root.get("service").map(new ServiceReader(requests, files, mistakes)::read);
        Optional<TrafficSource> traffic = root.get("traffic").flatMap(new TrafficReader(mistakes)::read);
        Optional<Objective> objective = root.get("objective").map(new ObjectiveReader(mistakes)::read);
        Optional<List<Scenario>> scenarios = root.get("expect").map(new ScenarioReader(mistakes)::read);
        Optional<Descriptor> descriptor = scaling.map(read -> new Descriptor(
                read,
                sources,
                service.orElseGet(Service::standard),
                traffic,
                objective.orElse(Objective.NONE),
                scenarios.orElseGet(List::of)));
        if (mistakes.isEmpty()) {
            descriptor.ifPresent(read -> GoalChecks.report(read, mistakes));
        }
        return descriptor;
    }
}
