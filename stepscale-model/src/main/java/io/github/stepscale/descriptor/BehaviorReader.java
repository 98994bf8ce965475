package io.github.stepscale.descriptor;

import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.ScalingBehavior;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.Target;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads the metric and the scaling behavior. */
final class BehaviorReader {
    private final YamlNode.Mapping root;
    private final Target target;
    private final FileRequests requests;
    private final MistakeCollector mistakes;
    private final MetricReader metrics;

    BehaviorReader(YamlNode.Mapping root, Target target, FileRequests requests, MistakeCollector mistakes) {
        this.requests = requests;
        this.root = root;
        this.target = target;
        this.mistakes = mistakes;
        this.metrics = new MetricReader(target.kind(), mistakes);
    }

    /** A metric and how capacity follows it. */
    record Behavior(Metric metric, ScalingBehavior scaling) {}

    /** Reads both; if one has a mistake, returns two valid ones that fit, since the two are checked together. */
    Behavior read() {
        if (TrackingReader.isIn(root)) {
            return tracking();
        }
        SourceMetric usual = MetricCatalog.metric(target.defaultMetric(), target.kind());
        Optional<Metric> metric = root.get("metric").isEmpty()
                ? Optional.of(usual)
                : root.get("metric").flatMap(metrics::read);
        Optional<? extends ScalingBehavior> scaling = scaling(metric, usual);
        return metric.isPresent() && scaling.isPresent()
                ? new Behavior(metric.get(), scaling.get())
                : new Behavior(usual, anyScaling());
    }

    private Behavior tracking() {
        return new TrackingReader(target.kind(), requests, mistakes)
                .read(root)
                .map(read -> new Behavior(read.metric().published(), read))
                .orElseGet(
                        () -> new Behavior(MetricCatalog.metric(target.defaultMetric(), target.kind()), anyScaling()));
    }

    private Optional<? extends ScalingBehavior> scaling(Optional<Metric> metric, SourceMetric usual) {
        Optional<YamlNode> steps = root.get("steps");
        Optional<YamlNode> rules = root.get("rules");
        if (steps.isPresent() && rules.isPresent()) {
            mistakes.add(
                    rules.get(),
                    MistakeIds.TOGETHER,
                    "is not allowed beside steps: only one of the two is",
                    "Remove one");
            return Optional.empty();
        }
        if (rules.isPresent()) {
            return rules(metric, usual).read(root);
        }
        if (steps.isPresent()) {
            return new LadderReader(values(metric), mistakes).read(root);
        }
        MappingReader.top(root, mistakes)
                .requireOr("steps", "is missing, and so is rules: one of the two is required", "Add steps");
        return Optional.empty();
    }

    private RulesReader rules(Optional<Metric> metric, SourceMetric usual) {
        Optional<Fill> fill = root.get("fill").flatMap(values(metric)::readFill);
        // In place of a metric with a mistake, one of the shortest period: no number of periods is too long for it.
        Metric any = usual.withPeriod(10);
        return new RulesReader(
                new LadderRuleReader(metric, fill, metrics, requests, mistakes),
                new ExplicitRuleReader(metric, any, fill.orElse(Fill.NONE), metrics, requests, mistakes),
                mistakes);
    }

    private MetricValueReader values(Optional<Metric> metric) {
        return new MetricValueReader(metric, requests, mistakes);
    }

    private static ScalingBehavior anyScaling() {
        return new LadderScaling(
                new StepLadder(List.of(Step.lower(1).change(1))),
                Layout.SPLIT,
                Optional.empty(),
                RuleSettings.NONE,
                RuleSettings.NONE,
                RuleSettings.NONE);
    }
}
