package io.github.stepscale.importing;

import io.github.stepscale.policy.ExplicitRule;
import io.github.stepscale.policy.ExplicitScaling;
import io.github.stepscale.policy.NamedRule;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes metrics that are weighted by instance type among the expressions of rules. */
final class WeightedForm {
    private static final Pattern TERM = Pattern.compile("([0-9.]{1,40}) \\* t[0-9]+");

    private WeightedForm() {}

    /** The same description, in which such expressions are weighted metrics. */
    static ScalingDescription recognize(ScalingDescription scaling) {
        if (!(scaling.scaling() instanceof ExplicitScaling several)) {
            return scaling;
        }
        List<NamedRule> rules =
                several.rules().stream().map(WeightedForm::recognize).toList();
        return rules.equals(several.rules())
                ? scaling
                : StepsFinder.with(scaling, scaling.metric(), new ExplicitScaling(rules));
    }

    private static NamedRule recognize(NamedRule rule) {
        return rule instanceof ExplicitRule explicit && explicit.metric() instanceof MathMetric math
                ? of(math).<NamedRule>map(metric ->
                                new ExplicitRule(rule.name(), watching(explicit.alarm(), metric), explicit.policy()))
                        .orElse(rule)
                : rule;
    }

    private static Alarm watching(Alarm alarm, Metric metric) {
        return new Alarm(
                metric,
                alarm.fill(),
                alarm.comparison(),
                alarm.threshold(),
                alarm.evaluationPeriods(),
                alarm.datapointsToAlarm(),
                alarm.treatMissingData());
    }

    /** The weighted metric whose math is exactly this; empty if there is none. */
    static Optional<Metric> of(MathMetric math) {
        try {
            return weights(math)
                    .map(weights ->
                            new WeightedMetric(withoutType(math.sources().get(0)), weights))
                    .filter(weighted -> weighted.math().equals(Optional.of(math)))
                    .map(Metric.class::cast);
        } catch (InvalidValueException otherForm) {
            return Optional.empty();
        }
    }

    private static Optional<List<WeightedMetric.Weight>> weights(MathMetric math) {
        String[] terms = math.expression().split(" \\+ ", -1);
        List<WeightedMetric.Weight> weights = new ArrayList<>();
        for (int i = 0; i < Math.min(terms.length, math.inputs().size()); i++) {
            Matcher term = TERM.matcher(terms[i]);
            Optional<String> type = type(math.sources().get(i));
            if (!term.matches() || type.isEmpty() || Numbers.of(term.group(1)).isEmpty()) {
                return Optional.empty();
            }
            weights.add(new WeightedMetric.Weight(type.get(), new BigDecimal(term.group(1))));
        }
        return terms.length == math.inputs().size() ? Optional.of(weights) : Optional.empty();
    }

    private static Optional<String> type(SourceMetric metric) {
        return metric.dimensions().stream()
                .filter(dimension -> dimension.name().equals(Dimension.INSTANCE_TYPE))
                .findFirst()
                .flatMap(Dimension::value);
    }

    private static SourceMetric withoutType(SourceMetric metric) {
        return new SourceMetric(
                metric.namespace(),
                metric.name(),
                metric.dimensions().stream()
                        .filter(dimension -> !dimension.name().equals(Dimension.INSTANCE_TYPE))
                        .toList(),
                metric.statistic(),
                metric.period());
    }
}
