package io.github.stepscale.descriptor;

import io.github.stepscale.policy.Fill;
import io.github.stepscale.policy.Layout;
import io.github.stepscale.policy.Metric;
import io.github.stepscale.policy.MetricCatalog;
import io.github.stepscale.policy.RuleSettings;
import io.github.stepscale.policy.Scaling;
import io.github.stepscale.policy.SourceMetric;
import io.github.stepscale.policy.Step;
import io.github.stepscale.policy.StepLadder;
import io.github.stepscale.policy.StepsScaling;
import io.github.stepscale.policy.Target;
import java.util.List;
import java.util.Optional;

/** Reads what is watched, and how capacity follows it. */
final class ResponseReader {
    private final Node.Mapping root;
    private final Target target;
    private final Mistakes mistakes;
    private final MetricReader metrics;

    ResponseReader(Node.Mapping root, Target target, Mistakes mistakes) {
        this.root = root;
        this.target = target;
        this.mistakes = mistakes;
        this.metrics = new MetricReader(target.kind(), mistakes);
    }

    /** A metric, and what follows from it. */
    record Response(Metric metric, Scaling scaling) {}

    /** Both; if one has a mistake, two others that go together, since the two are judged together. */
    Response read() {
        SourceMetric usual = MetricCatalog.metric(target.defaultMetric(), target.kind());
        Optional<Metric> metric = root.get("metric").isEmpty()
                ? Optional.of(usual)
                : root.get("metric").flatMap(metrics::read);
        Optional<? extends Scaling> scaling = scaling(metric, usual);
        return metric.isPresent() && scaling.isPresent()
                ? new Response(metric.get(), scaling.get())
                : new Response(usual, anyScaling());
    }

    private Optional<? extends Scaling> scaling(Optional<Metric> metric, SourceMetric usual) {
        Optional<Node> steps = root.get("steps");
        Optional<Node> rules = root.get("rules");
        if (steps.isPresent() && rules.isPresent()) {
            mistakes.add(rules.get(), Ids.TOGETHER, "does not go with steps: one of the two is allowed", "Remove one");
            return Optional.empty();
        }
        if (rules.isPresent()) {
            return rules(metric, usual).read(root);
        }
        if (steps.isPresent()) {
            return new StepsReader(metrics, mistakes).read(root);
        }
        Fields.top(root, mistakes)
                .requireOrSay("steps", "is missing, and so is rules: one of the two is needed", "Add steps");
        return Optional.empty();
    }

    private RulesReader rules(Optional<Metric> metric, SourceMetric usual) {
        Optional<Fill> fill = root.get("fill").flatMap(metrics::fill);
        // In place of a metric with a mistake, one of the shortest period: no number of periods is too long for it.
        Metric any = metric.orElseGet(() -> usual.withPeriod(10));
        return new RulesReader(
                new StepsRuleReader(metric, fill, metrics, mistakes),
                new ExplicitRuleReader(any, fill.orElse(Fill.NONE), metrics, mistakes),
                mistakes);
    }

    private static Scaling anyScaling() {
        return new StepsScaling(
                new StepLadder(List.of(Step.lower(1).change(1))),
                Layout.SPLIT,
                Optional.empty(),
                RuleSettings.NONE,
                RuleSettings.NONE,
                RuleSettings.NONE);
    }
}
