package io.github.stepscale.descriptor;

import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.RuleSettings;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepsRule;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads a rule that is written as steps in the unit of its metric. */
final class StepsRuleReader {
    private final Optional<Metric> metric;
    private final Optional<Fill> fill;
    private final MetricReader metrics;
    private final StepsReader steps;
    private final SettingsReader settings;
    private final Mistakes mistakes;

    /**
     * @param metric of a rule that names none; empty if it has a mistake
     * @param fill of a rule that has neither a metric nor a fill of its own
     */
    StepsRuleReader(Optional<Metric> metric, Optional<Fill> fill, MetricReader metrics, Mistakes mistakes) {
        this.metric = metric;
        this.fill = fill;
        this.metrics = metrics;
        this.steps = new StepsReader(metrics, mistakes);
        this.settings = new SettingsReader(metrics);
        this.mistakes = mistakes;
    }

    Optional<StepsRule> read(Node node) {
        Fields fields = Fields.of(node, mistakes, Keys.STEPS_RULE).require("name");
        String name = fields.text("name").orElse("any");
        RuleSettings own =
                settings.read(fields.anew()).orElse(RuleSettings.NONE).or(inherited(fields));
        Optional<Metric> watched = fields.has("metric") ? fields.read("metric", metrics::read) : metric;
        Optional<StepLadder> ladder = steps.ladder(fields.anew());
        Fields laidOut = fields.anew();
        Optional<BigDecimal> threshold = laidOut.decimal("threshold");
        // Without one of them, what can be said of the others may be wrong.
        return watched.isEmpty() || ladder.isEmpty() || !laidOut.isSound()
                ? Optional.empty()
                : laidOut.make(() -> new StepsRule(name, watched.get(), ladder.get(), threshold, own))
                        .filter(made -> fields.isSound());
    }

    /** The fill at the top is meant for the metric at the top. */
    private RuleSettings inherited(Fields fields) {
        return fields.has("metric") || fill.isEmpty() ? RuleSettings.NONE : RuleSettings.filled(fill.get());
    }
}
