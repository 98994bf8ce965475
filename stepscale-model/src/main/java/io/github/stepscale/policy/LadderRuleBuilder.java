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

/** Collects a rule that is written as steps on a metric of its own, in the words of {@code stepscale.yaml}. */
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

    /** A metric of the catalogue, by its CloudWatch name. Default: the metric of the whole. */
    public LadderRuleBuilder metric(String catalogName) {
        metricName = Optional.of(catalogName);
        metric = Optional.empty();
        return this;
    }

    /** Any metric or expression. Default: the metric of the whole. */
    public LadderRuleBuilder metric(Metric any) {
        metric = Optional.of(any);
        metricName = Optional.empty();
        return this;
    }

    /** Adds a step. All of them scale out, or all scale in, or all set a capacity; any may hold. */
    public LadderRuleBuilder step(Step step) {
        steps.add(step);
        return this;
    }

    /** A value that the metric never goes below; for capacities on a metric that is not of the catalogue. */
    public LadderRuleBuilder threshold(double value) {
        threshold = Optional.of(Decimals.of(value));
        return this;
    }

    /** Sets the alarm and policy settings of the rule. Default: those of its side of split; for capacities, of single. */
    public LadderRuleBuilder settings(Consumer<RuleSettingsBuilder> own) {
        own.accept(settings);
        return this;
    }

    /**
     * @param shared the metric of a rule that names none
     * @param kind decides which metric of the catalogue a name means
     */
    LadderRule build(Metric shared, EndpointKind kind) {
        Metric own = metric.or(() -> metricName.map(named -> MetricCatalog.metric(named, kind)))
                .orElse(shared);
        return new LadderRule(name, own, new StepLadder(steps), threshold, settings.build());
    }
}
