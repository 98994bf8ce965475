package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.steps.RuleSettingsBuilder;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Builds a {@link LadderRule} with the keys of {@code stepscale.yaml}. */
public final class LadderRuleBuilder {
    private final String name;
    private Optional<String> metricName = Optional.empty();
    private Optional<Metric> metric = Optional.empty();
    private final List<Step> steps = new ArrayList<>();
    private Optional<BigDecimal> threshold = Optional.empty();
    private final RuleSettingsBuilder settings = new RuleSettingsBuilder();

    LadderRuleBuilder(String name) {
        this.name = name;
    }

    /** Sets a metric of the catalogue by its CloudWatch name. Default: the metric of the description. */
    public LadderRuleBuilder metric(String catalogName) {
        metricName = Optional.of(catalogName);
        metric = Optional.empty();
        return this;
    }

    /** Sets any metric or expression. Default: the metric of the description. */
    public LadderRuleBuilder metric(Metric any) {
        metric = Optional.of(any);
        metricName = Optional.empty();
        return this;
    }

    /** Adds a step. All steps scale out, or all scale in, or all set a capacity; any of them may hold. */
    public LadderRuleBuilder step(Step step) {
        steps.add(step);
        return this;
    }

    /** Sets a lower limit of the metric; needed for {@code capacity} steps on a metric outside the catalogue. */
    public LadderRuleBuilder threshold(double value) {
        threshold = Optional.of(Decimals.of(value));
        return this;
    }

    /**
     * Sets the alarm and policy settings of the rule. Default: those of {@code split} for its direction; for {@code
     * capacity} steps, those of {@code single}.
     */
    public LadderRuleBuilder settings(Consumer<RuleSettingsBuilder> own) {
        own.accept(settings);
        return this;
    }

    /**
     * @param shared the metric for a rule without one
     * @param kind the kind of endpoint, which selects between metrics of the same name
     */
    LadderRule build(Metric shared, EndpointKind kind) {
        Metric own = metric.or(() -> metricName.map(named -> MetricCatalog.metric(named, kind)))
                .orElse(shared);
        return new LadderRule(name, own, new StepLadder(steps), threshold, settings.build());
    }
}
