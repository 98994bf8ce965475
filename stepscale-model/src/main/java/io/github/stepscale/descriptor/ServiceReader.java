package io.github.stepscale.descriptor;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.DelayRanges;
import io.github.stepscale.service.ScaleInBesideSuspendedScaleOut;
import io.github.stepscale.service.ScaleInDuringScaleOutCooldown;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ZeroTraffic;
import io.github.stepscale.service.ZeroTrafficByMetric;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code service}: the properties of the endpoint that a simulation needs. */
final class ServiceReader {
    static final List<String> KEYS = List.of(
            "requestsPerInstance",
            "scaleOutDelay",
            "scaleInDelay",
            "metricDelay",
            "initialCapacity",
            "zeroTraffic",
            "overlap",
            "scaleInDuringScaleOutCooldown",
            "scaleInBesideSuspendedScaleOut",
            "instancePrice",
            "trackingTarget",
            "curve",
            "model",
            "utilization",
            "saturation",
            "timeout",
            "concurrencyPeak");
    private static final Map<String, ZeroTraffic> ZERO_TRAFFIC = AllowedWords.lowerCase(ZeroTraffic.values());
    private static final Map<String, ChangeOverlap> OVERLAP = AllowedWords.lowerCase(ChangeOverlap.values());
    private static final Map<String, ScaleInDuringScaleOutCooldown> SCALE_IN =
            AllowedWords.lowerCase(ScaleInDuringScaleOutCooldown.values());
    private static final Map<String, ScaleInBesideSuspendedScaleOut> SUSPENDED =
            AllowedWords.lowerCase(ScaleInBesideSuspendedScaleOut.values());

    private final MetricValueReader perInstance;
    private final ResponseReader response;
    private final MistakeCollector mistakes;

    /** @param requests what percentages of requests are a share of */
    ServiceReader(FileRequests requests, NamedFiles files, MistakeCollector mistakes) {
        Metric everyMinute = MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME);
        this.perInstance = new MetricValueReader(Optional.of(everyMinute), requests, mistakes);
        this.response = new ResponseReader(files, mistakes);
        this.mistakes = mistakes;
    }

    Service read(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.SERVICE.keys());
        Service standard = Service.standard();
        return fields.make(() -> new Service(
                        fields.number("requestsPerInstance"),
                        delays(fields, standard.delays()),
                        fields.integer("initialCapacity"),
                        zeroTraffic(fields).orElse(standard.zeroTraffic()),
                        fields.choice("overlap", OVERLAP).orElse(standard.overlap()),
                        fields.choice("scaleInDuringScaleOutCooldown", SCALE_IN)
                                .orElse(standard.scaleInDuringScaleOutCooldown()),
                        fields.choice("scaleInBesideSuspendedScaleOut", SUSPENDED)
                                .orElse(standard.scaleInBesideSuspendedScaleOut()),
                        fields.number("instancePrice"),
                        fields.number("trackingTarget", perInstance::read),
                        fields.read("curve", response::curve),
                        fields.read("model", response::model),
                        fields.node("utilization").map(response::utilization).orElse(standard.utilization()),
                        fields.number("saturation"),
                        fields.duration("timeout").orElse(standard.timeout()),
                        fields.number("concurrencyPeak").orElse(standard.concurrencyPeak())))
                .orElse(standard);
    }

    private DelayRanges delays(MappingReader fields, DelayRanges standard) {
        DelayReader reader = new DelayReader(mistakes);
        return new DelayRanges(
                fields.read("scaleOutDelay", reader::read).orElse(standard.scaleOut()),
                fields.read("scaleInDelay", reader::read).orElse(standard.scaleIn()),
                fields.read("metricDelay", reader::read).orElse(standard.metric()));
    }

    /** One word for every request metric, or a word for each; those left out have their default. */
    private Optional<ZeroTrafficByMetric> zeroTraffic(MappingReader fields) {
        Optional<YamlNode> byMetric = fields.node("zeroTraffic").filter(YamlNode.Mapping.class::isInstance);
        return byMetric.isPresent()
                ? byMetric.map(this::byMetric)
                : fields.choice("zeroTraffic", ZERO_TRAFFIC).map(ZeroTrafficByMetric::all);
    }

    private ZeroTrafficByMetric byMetric(YamlNode node) {
        MappingReader words = MappingReader.of(node, mistakes, ZeroTrafficByMetric.METRICS);
        Map<String, ZeroTraffic> published = new TreeMap<>();
        for (String metric : ZeroTrafficByMetric.METRICS) {
            words.choice(metric, ZERO_TRAFFIC).ifPresent(word -> published.put(metric, word));
        }
        return new ZeroTrafficByMetric(published);
    }
}
