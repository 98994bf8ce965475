package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.text.Lists;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A statistic that does not reflect the load. */
final class StatisticRule implements WatchedMetricCheck {
    /** Every request is one sample of 1 or of 1/instances, so only their sum reflects the load. */
    private static final Set<String> COUNTED = Set.of("Invocations", "InvocationsPerInstance", "InvocationsPerCopy");

    @Override
    public String id() {
        return "A02";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        Optional<CatalogMetric> known = watched.known();
        boolean wrong =
                known.isPresent() && !known.get().allows(watched.metric().statistic());
        return wrong ? Stream.of(found(watched, known.get())) : Stream.empty();
    }

    private Finding found(WatchedMetric watched, CatalogMetric known) {
        Statistic statistic = watched.metric().statistic();
        String allowed = known.statistics().get(0).name();
        if (COUNTED.contains(known.name()) && !statistic.equals(Statistic.SAMPLE_COUNT)) {
            String each = known.name().equals("Invocations") ? "1" : "one divided by the capacity";
            return finding(
                    watched.uselessSeverity(),
                    watched.path() + ".statistic",
                    "the " + statistic + " of " + known.name() + " is " + each
                            + ", whatever the load: every request is one sample of that size",
                    write(watched, allowed));
        }
        return finding(
                Severity.WARNING,
                watched.path() + ".statistic",
                "the " + statistic + " of " + known.name()
                        + " is not among the statistics that the SageMaker developer guide lists: "
                        + Lists.and(known.statistics()),
                write(watched, allowed));
    }

    /** In an expression it may be intended, and SampleCount of a metric per instance is a total that bounds may fit. */
    private static Fix write(WatchedMetric watched, String statistic) {
        String path = watched.path() + ".statistic";
        Fix fix = Fix.write(path, List.of(new Write(path, statistic)));
        boolean total = watched.metric().statistic().equals(Statistic.SAMPLE_COUNT);
        return watched.input() || total ? Fix.byHand(fix.sentence()) : fix;
    }
}
