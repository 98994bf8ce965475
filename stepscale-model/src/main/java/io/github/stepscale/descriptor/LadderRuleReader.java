package io.github.stepscale.descriptor;

import io.github.stepscale.policy.LadderRule;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.steps.RuleSettings;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads a rule that is written as steps in the unit of its metric. */
final class LadderRuleReader {
    private final Optional<Metric> metric;
    private final Optional<Fill> fill;
    private final MetricReader metrics;
    private final FileRequests requests;
    private final MistakeCollector mistakes;

    /**
     * @param metric the metric of rules without one of their own; empty if it has a mistake
     * @param fill the fill of rules with neither a metric nor a fill of their own
     * @param requests what percentages of requests are a share of
     */
    LadderRuleReader(
            Optional<Metric> metric,
            Optional<Fill> fill,
            MetricReader metrics,
            FileRequests requests,
            MistakeCollector mistakes) {
        this.metric = metric;
        this.fill = fill;
        this.metrics = metrics;
        this.requests = requests;
        this.mistakes = mistakes;
    }

    Optional<LadderRule> read(YamlNode node) {
        MappingReader fields =
                MappingReader.of(node, mistakes, Place.STEPS_RULE.keys()).require("name");
        String name = fields.text("name").orElse("any");
        Optional<Metric> watched = fields.has("metric") ? fields.read("metric", metrics::read) : metric;
        MetricValueReader values = new MetricValueReader(watched, requests, mistakes);
        RuleSettings own = new RuleSettingsReader(values)
                .read(fields.restarted())
                .orElse(RuleSettings.NONE)
                .or(inherited(fields));
        Optional<StepLadder> ladder = new LadderReader(values, mistakes).ladder(fields.restarted());
        MappingReader laidOut = fields.restarted();
        Optional<BigDecimal> threshold = laidOut.read("threshold", values::read);
        // Without one of these, findings about the others may be wrong.
        return watched.isEmpty() || ladder.isEmpty() || !laidOut.isSound()
                ? Optional.empty()
                : laidOut.make(() -> new LadderRule(name, watched.get(), ladder.get(), threshold, own))
                        .filter(made -> fields.isSound());
    }

    /** The fill at the top of the file, which applies to the metric at the top. */
    private RuleSettings inherited(MappingReader fields) {
        return fields.has("metric") || fill.isEmpty() ? RuleSettings.NONE : RuleSettings.ofFill(fill.get());
    }
}
