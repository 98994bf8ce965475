package io.github.stepscale.descriptor;

import io.github.stepscale.curve.InvalidCurveException;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceCurveReader;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.SourcePosition;
import io.github.stepscale.yaml.Utf8Decoder;
import io.github.stepscale.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the keys of {@code service} about the response of one instance: its curve or model, and its utilization. */
final class ResponseReader {
    static final List<String> MODEL_KEYS = List.of("workers", "serviceTime", "variability");
    static final List<String> UTILIZATION_KEYS = List.of("idle", "full");

    private final NamedFiles files;
    private final MistakeCollector mistakes;

    ResponseReader(NamedFiles files, MistakeCollector mistakes) {
        this.files = files;
        this.mistakes = mistakes;
    }

    /** The curve of a file; its mistakes have their positions there. */
    Optional<ServiceCurve> curve(YamlNode node) {
        Optional<String> path = new ScalarReader(mistakes).text(node, "the path of a calibration.csv");
        Optional<byte[]> content = path.flatMap(files::read);
        if (path.isPresent() && content.isEmpty()) {
            mistakes.add(
                    node,
                    MistakeIds.UNREADABLE,
                    Quotes.of(path.get()) + " cannot be read: the path of a calibration.csv, relative to this file, is"
                            + " needed",
                    "Measure the curve with calibrate, or correct the path");
        }
        return content.flatMap(bytes -> curve(files.displayName(path.orElse("")), node, bytes));
    }

    private Optional<ServiceCurve> curve(String file, YamlNode node, byte[] content) {
        return new Utf8Decoder(file, mistakes).decode(content).flatMap(text -> {
            try {
                return Optional.of(ServiceCurveReader.read(file, text));
            } catch (InvalidCurveException invalid) {
                invalid.mistakes()
                        .forEach(mistake -> mistakes.addAt(
                                new SourcePosition(file, mistake.line(), mistake.column()),
                                node.path(),
                                MistakeIds.VALUE,
                                mistake.problem(),
                                mistake.fix()));
                return Optional.empty();
            }
        });
    }

    Optional<ServiceModel> model(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.SERVICE_MODEL.keys()).require("workers", "serviceTime");
        return fields.make(() -> new ServiceModel(
                fields.integer("workers").orElse(1),
                fields.duration("serviceTime").orElse(Duration.ofSeconds(1)),
                fields.number("variability").orElse(ServiceModel.STANDARD_VARIABILITY)));
    }

    UtilizationByMetric utilization(YamlNode node) {
        MappingReader metrics = MappingReader.of(node, mistakes, UtilizationByMetric.METRICS);
        Map<String, UtilizationLaw> laws = new TreeMap<>();
        for (String metric : UtilizationByMetric.METRICS) {
            metrics.read(metric, this::law).ifPresent(law -> laws.put(metric, law));
        }
        return metrics.make(() -> new UtilizationByMetric(laws)).orElse(UtilizationByMetric.NONE);
    }

    private Optional<UtilizationLaw> law(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.UTILIZATION.keys()).require("idle", "full");
        return fields.make(() -> new UtilizationLaw(
                fields.number("idle").orElse(0), fields.number("full").orElse(Double.MAX_VALUE)));
    }
}
