package io.github.stepscale.synth.tuning;

import io.github.stepscale.descriptor.DescriptorReader;
import io.github.stepscale.descriptor.NamedFiles;
import io.github.stepscale.descriptor.ReadResult;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.traffic.InvalidTraceException;
import io.github.stepscale.traffic.TraceFile;
import io.github.stepscale.traffic.TraceReader;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.search.ProgressListener;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.yaml.LocatedFinding;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.SourcePosition;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One descriptor to tune, as a row of texts: for engines that move rows between machines.
 *
 * @param name the name of the descriptor in findings, such as {@code endpoints/a.yaml}
 * @param descriptor the content of a {@code stepscale.yaml}
 * @param trafficName the name of the traffic in findings
 * @param traffic the content of a traffic file, as {@link TraceReader} reads it
 * @param files the content of the files that the descriptor names, such as {@code service.curve}, by their paths there
 * @param overrides values that replace those of the descriptor; see {@link DescriptorReader#read}
 * @param settings {@code share} and {@code families}; see {@link TuningSettings}
 */
public record TuningText(
        String name,
        String descriptor,
        String trafficName,
        String traffic,
        Map<String, String> files,
        Map<String, String> overrides,
        Map<String, String> settings)
        implements Serializable {

    public TuningText {
        files = new TreeMap<>(files);
        overrides = new TreeMap<>(overrides);
        settings = new TreeMap<>(settings);
    }

    /** A row without other files and options. */
    public TuningText(String name, String descriptor, String trafficName, String traffic) {
        this(name, descriptor, trafficName, traffic, Map.of(), Map.of(), Map.of());
    }

    /** Tunes one policy after the other. Mistakes of the input are part of the result; none is thrown. */
    public TuningOutcome run() {
        return run(Workers.SEQUENTIAL, ProgressListener.NONE);
    }

    /** Tunes, as {@link TuningJob#run(Workers, ProgressListener)} does. */
    public TuningOutcome run(Workers workers, ProgressListener progress) {
        ReadResult content = DescriptorReader.read(name, bytes(descriptor), overrides, new Texts(files));
        if (content.descriptor().isEmpty()) {
            return TuningOutcome.failed(content.findings());
        }
        try {
            TuningOptions options = TuningSettings.options(settings);
            TraceFile read = TraceReader.read(trafficName, bytes(traffic));
            return new TuningJob(content.descriptor().get(), descriptor, read, options, "").run(workers, progress);
        } catch (InvalidValueException invalid) {
            return TuningOutcome.failed(SourcePosition.of("settings"), invalid);
        } catch (InvalidTraceException invalid) {
            return TuningOutcome.failed(
                    invalid.mistakes().stream().map(TuningText::located).toList());
        }
    }

    private static LocatedFinding located(InvalidTraceException.Mistake mistake) {
        SourcePosition position = new SourcePosition(mistake.file(), mistake.row(), mistake.row() == 0 ? 0 : 1);
        return LocatedFinding.at(
                position, new Finding(MistakeIds.UNREADABLE, Severity.ERROR, "", mistake.problem(), mistake.fix()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Files that were read before. */
    private record Texts(Map<String, String> byPath) implements NamedFiles {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.ofNullable(byPath.get(path)).map(TuningText::bytes);
        }

        @Override
        public String displayName(String path) {
            return path;
        }
    }
}
