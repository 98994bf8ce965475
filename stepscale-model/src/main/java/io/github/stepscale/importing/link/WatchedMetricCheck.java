package io.github.stepscale.importing.link;

import io.github.stepscale.importing.link.WatchedMetrics.Watched;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;

/** Checks what the alarms of policies watch, as far as a descriptor has no key for it. */
final class WatchedMetricCheck {
    private static final Set<String> OF_SAGEMAKER =
            Set.of("AWS/SageMaker", "/aws/sagemaker/Endpoints", "/aws/sagemaker/InferenceComponents");
    private static final String OF_AWS = "AWS/";

    private final Findings findings;

    WatchedMetricCheck(Findings findings) {
        this.findings = findings;
    }

    /** Checks the alarm of a policy. */
    void check(SourceResource alarm, LinkedTarget target) {
        WatchedMetrics.of(alarm).forEach(watched -> {
            checkUnit(watched);
            if (target.isSageMaker()) {
                checkNamespace(watched);
            }
        });
        alarm.properties()
                .get("EvaluateLowSampleCountPercentile")
                .filter(node -> Values.written(node).filter("evaluate"::equals).isEmpty())
                .filter(node -> !Values.isUnknown(node))
                .ifPresent(this::checkLowSamples);
    }

    private void checkUnit(Watched watched) {
        watched.statistic()
                .get("Unit")
                .filter(node -> !Values.isUnknown(node))
                .filter(node -> !Values.written(node).equals(published(watched)))
                .ifPresent(node -> findings.warning(
                        node,
                        "A17",
                        "is " + Values.written(node).orElse("") + ": the alarm sees only datapoints of that unit"
                                + published(watched)
                                        .map(unit -> ", and those of "
                                                + watched.name().orElse("") + " have the unit " + unit)
                                        .orElse(""),
                        "Remove Unit"));
    }

    /** The unit in which the catalogue has a metric. */
    private static Optional<String> published(Watched watched) {
        return MetricCatalog.all().stream()
                .filter(entry -> watched.name().filter(entry.name()::equals).isPresent())
                .filter(entry ->
                        watched.namespace().filter(entry.namespace()::equals).isPresent())
                .map(CatalogMetric::unit)
                .findFirst();
    }

    private void checkNamespace(Watched watched) {
        watched.namespace()
                .filter(namespace -> namespace.startsWith(OF_AWS) && !OF_SAGEMAKER.contains(namespace))
                .ifPresent(namespace -> findings.info(
                        namespaceNode(watched),
                        "T29",
                        Quotes.of(namespace)
                                + " is not of SageMaker: the capacity follows another service, whose metric is"
                                + " taken as one of your own",
                        "Nothing, if that is meant"));
    }

    private static YamlNode namespaceNode(Watched watched) {
        return watched.identity().get("Namespace").orElse(watched.identity());
    }

    private void checkLowSamples(YamlNode node) {
        findings.info(
                node,
                "T31",
                "is " + Quotes.of(Values.written(node).orElse(""))
                        + ": with few samples the alarm keeps its state, and no descriptor says that",
                "Remove it, if few samples are to count too");
    }
}
